import type { Report } from '@balcao/protocol';
import { useT } from '../../i18n/reports/use-t.ts';
import { ReportCard } from './report-card.tsx';
import { useFigures } from './use-figures.ts';

export function SlaCard({ report }: { report: Report }) {
  const t = useT();
  const { count, share } = useFigures();
  const hasClocks = report.sla.some((one) => one.conversations > 0);
  return (
    <ReportCard title={t('reports.sla')} defines={['sla']}>
      {hasClocks ? (
        <ul className="space-y-4">
          {report.sla.map((one) => {
            const met = one.conversations === 0 ? null : 1 - one.breaches / one.conversations;
            return (
              <li key={one.clock}>
                <div className="flex items-baseline justify-between gap-3">
                  <span className="text-sm">{t(`reports.clock.${one.clock}`)}</span>
                  <span className="tabular text-lg font-semibold">{share(met)}</span>
                </div>
                <div aria-hidden className="mt-1 flex h-2 gap-0.5 overflow-hidden rounded-full bg-sunken">
                  {met !== null && (
                    <>
                      <span style={{ flex: `${met} 1 0`, background: 'var(--series-people)' }} />
                      {one.breaches > 0 && (
                        <span className="bg-bad" style={{ flex: `${1 - met} 1 0`, minWidth: 3 }} />
                      )}
                    </>
                  )}
                </div>
                <p className="tabular mt-1 text-xs text-ink-3">
                  {one.conversations === 0
                    ? t('reports.slaNone')
                    : t('reports.slaBreaches', {
                        breaches: count(one.breaches),
                        conversations: count(one.conversations),
                      })}
                </p>
              </li>
            );
          })}
        </ul>
      ) : (
        <p className="py-3 text-sm text-pretty text-ink-2">{t('reports.noSla')}</p>
      )}
    </ReportCard>
  );
}
