import type { Report } from '@balcao/protocol';
import { useT } from '../../i18n/reports/use-t.ts';
import { formatSpan } from '../../ui/format/span.ts';
import { type DefinitionName } from './definitions.tsx';
import { ReportCard } from './report-card.tsx';
import { useFigures } from './use-figures.ts';

type Durations = Report['first_response']['people'];
type Props = { title: string; defines: readonly DefinitionName[]; people: Durations; bot: Durations };

/** People and bot side by side, never one figure of both. */
export function TimesCard({ title, defines, people, bot }: Props) {
  const t = useT();
  return (
    <ReportCard title={title} defines={defines}>
      <div className="grid gap-y-5 sm:grid-cols-2 sm:divide-x sm:divide-line">
        <Side name={t('reports.people')} color="var(--series-people)" times={people} className="sm:pr-6" />
        <Side name={t('reports.bot')} color="var(--series-bot)" times={bot} className="sm:pl-6" />
      </div>
    </ReportCard>
  );
}

type SideProps = { name: string; color: string; times: Durations; className?: string };

function Side({ name, color, times, className }: SideProps) {
  const t = useT();
  const { count } = useFigures();
  const span = (seconds: number | null) => (seconds === null ? '–' : formatSpan(seconds));
  return (
    <div className={className}>
      <p className="flex items-center gap-1.5 text-sm text-ink-2">
        <span aria-hidden className="size-2.5 rounded-[3px]" style={{ background: color }} />
        {name}
      </p>
      <p className="reports-figure tabular pt-0.5 font-semibold tracking-tight">{span(times.median_s)}</p>
      <p className="text-xs text-ink-3">{t('reports.median')}</p>
      <dl className="tabular mt-3 space-y-1 text-sm">
        <Line label={t('reports.p90')} value={span(times.p90_s)} />
        <Line label={t('reports.mean')} value={span(times.mean_s)} />
        <Line label={t('reports.measured')} value={count(times.count)} />
      </dl>
    </div>
  );
}

function Line({ label, value }: { label: string; value: string }) {
  return (
    <div className="flex justify-between gap-3">
      <dt className="text-ink-2">{label}</dt>
      <dd className="font-medium whitespace-nowrap">{value}</dd>
    </div>
  );
}
