import type { Report } from '@balcao/protocol';
import { useT } from '../../i18n/reports/use-t.ts';
import { formatSpan } from '../../ui/format/span.ts';
import { Skeleton } from '../../ui/states.tsx';
import { useFigures } from './use-figures.ts';

type Props = { report: Report; before: Report | undefined; days: number };

/** What an owner asks first, each beside the same stretch of time before. */
export function KeyFigures({ report, before, days }: Props) {
  const t = useT();
  const figures = useKeyFigures();
  const now = figures(report);
  const then = before && figures(before);
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg bg-line shadow-1 sm:grid-cols-3 lg:grid-cols-6">
      {now.map((figure, index) => (
        <div key={figure.id} className="bg-surface px-4 py-3.5">
          <dt className="text-sm text-ink-2">{figure.label}</dt>
          <dd className="reports-figure tabular font-semibold tracking-tight whitespace-nowrap">
            {figure.value}
            {figure.unit && <span className="ml-1 text-sm font-normal text-ink-3">{figure.unit}</span>}
          </dd>
          <dd
            className="tabular h-5 truncate text-xs leading-5 text-ink-3"
            title={t('reports.beforeHint', { days })}
          >
            {then === undefined ? (
              <Skeleton className="mt-1 h-3 w-24" />
            ) : (
              t('reports.before', { value: then[index]?.value ?? '–' })
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

type Figure = { id: string; label: string; value: string; unit?: string };

function useKeyFigures(): (report: Report) => Figure[] {
  const t = useT();
  const { count, share, decimal, signed } = useFigures();
  const span = (seconds: number | null) => (seconds === null ? '–' : formatSpan(seconds));
  return (report) => {
    const ran = report.sla.reduce((sum, one) => sum + one.conversations, 0);
    const missed = report.sla.reduce((sum, one) => sum + one.breaches, 0);
    const showsNps = report.csat.answers === 0 && report.nps.answers > 0;
    return [
      { id: 'opened', label: t('define.opened'), value: count(report.totals.opened) },
      { id: 'containment', label: t('define.containment'), value: share(report.containment_rate) },
      {
        id: 'first',
        label: t('reports.firstResponsePeople'),
        value: span(report.first_response.people.median_s),
      },
      {
        id: 'resolution',
        label: t('reports.resolutionPeople'),
        value: span(report.resolution.people.median_s),
      },
      showsNps
        ? { id: 'score', label: t('define.nps'), value: signed(report.nps.score) }
        : {
            id: 'score',
            label: t('define.csat'),
            value: decimal(report.csat.mean),
            unit: report.csat.mean === null ? undefined : t('reports.ofFive'),
          },
      { id: 'sla', label: t('reports.slaMet'), value: share(ran === 0 ? null : 1 - missed / ran) },
    ];
  };
}
