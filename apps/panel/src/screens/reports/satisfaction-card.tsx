import type { Report } from '@balcao/protocol';
import { Link } from '@tanstack/react-router';
import { Star } from 'lucide-react';
import { useT } from '../../i18n/reports/use-t.ts';
import { useCan } from '../../sync/context.tsx';
import { ReportCard } from './report-card.tsx';
import { SplitBar } from './split-bar.tsx';
import { useFigures } from './use-figures.ts';

export function SatisfactionCard({ report }: { report: Report }) {
  const t = useT();
  const { csat, nps } = report;
  const isAdmin = useCan('admin');
  return (
    <ReportCard title={t('reports.satisfaction')} defines={['csat', 'nps']}>
      {csat.answers === 0 && nps.answers === 0 ? (
        <div className="py-3 text-sm text-pretty text-ink-2">
          <p>{t('reports.noSurveys')}</p>
          {isAdmin && (
            <Link
              to="/ajustes/atendimento"
              className="mt-1 inline-block font-medium text-accent-text hover:underline"
            >
              {t('reports.setUpSurvey')}
            </Link>
          )}
        </div>
      ) : (
        <div className="space-y-6">
          {csat.answers > 0 && <Csat csat={csat} />}
          {nps.answers > 0 && <Nps nps={nps} />}
        </div>
      )}
    </ReportCard>
  );
}

function Csat({ csat }: { csat: Report['csat'] }) {
  const t = useT();
  const { count, decimal, shareOf } = useFigures();
  const most = Math.max(1, ...csat.distribution);
  return (
    <div className="grid items-center gap-x-6 gap-y-3 sm:grid-cols-[120px_1fr]">
      <div>
        <p className="text-sm text-ink-2">{t('define.csat')}</p>
        <p className="reports-figure tabular font-semibold tracking-tight">
          {decimal(csat.mean)}
          <span className="ml-1 text-sm font-normal text-ink-3">{t('reports.ofFive')}</span>
        </p>
        <p className="text-xs text-ink-3">{t('reports.answers', { count: csat.answers })}</p>
      </div>
      <ul className="space-y-1.5">
        {[5, 4, 3, 2, 1].map((score) => {
          const given = csat.distribution[score - 1] ?? 0;
          return (
            <li key={score} className="flex items-center gap-2.5 text-sm">
              <span className="tabular flex w-7 items-center gap-1 text-ink-2">
                {score} <Star size={12} aria-hidden className="text-ink-3" />
              </span>
              <span aria-hidden className="h-2 flex-1 overflow-hidden rounded-full bg-sunken">
                <span
                  className="block h-full rounded-full"
                  style={{ width: `${(given / most) * 100}%`, background: 'var(--series-people)' }}
                />
              </span>
              <span className="tabular w-9 text-right font-medium">{count(given)}</span>
              <span className="tabular w-10 text-right text-ink-3">{shareOf(given, csat.answers)}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Nps({ nps }: { nps: Report['nps'] }) {
  const t = useT();
  const { count, signed } = useFigures();
  return (
    <div className="grid items-center gap-x-6 gap-y-3 sm:grid-cols-[120px_1fr]">
      <div>
        <p className="text-sm text-ink-2">{t('define.nps')}</p>
        <p className="reports-figure tabular font-semibold tracking-tight">{signed(nps.score)}</p>
        <p className="text-xs text-ink-3">{t('reports.answers', { count: nps.answers })}</p>
      </div>
      <SplitBar
        format={count}
        parts={[
          {
            id: 'promoters',
            label: t('reports.promoters'),
            value: nps.promoters,
            color: 'var(--series-people)',
          },
          { id: 'passives', label: t('reports.passives'), value: nps.passives, color: 'var(--line-strong)' },
          {
            id: 'detractors',
            label: t('reports.detractors'),
            value: nps.detractors,
            color: 'var(--series-customer)',
          },
        ]}
      />
    </div>
  );
}
