import type { Report } from '@balcao/protocol';
import { useT } from '../../i18n/reports/use-t.ts';
import { BarList } from './bar-list.tsx';
import { ReportCard } from './report-card.tsx';
import { SplitBar } from './split-bar.tsx';
import { useFigures } from './use-figures.ts';
import { useReasonWords } from './use-reason-words.ts';

/** How much the bot solves alone, and why the rest came to people. */
export function HandoverCard({ report }: { report: Report }) {
  const t = useT();
  const { count, share } = useFigures();
  const words = useReasonWords();
  const { totals } = report;
  const isNothingClosed = totals.resolved_by_bot + totals.resolved_by_people === 0;
  return (
    <ReportCard title={t('reports.handover')} defines={['containment', 'escalation', 'abandoned']}>
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        <div>
          <p className="text-sm text-ink-2">{t('define.containment')}</p>
          <p className="reports-figure tabular font-semibold tracking-tight">
            {share(report.containment_rate)}
          </p>
          {!isNothingClosed && (
            <div className="mt-2">
              <SplitBar
                format={count}
                parts={[
                  {
                    id: 'bot',
                    label: t('reports.bot'),
                    value: totals.resolved_by_bot,
                    color: 'var(--series-bot)',
                  },
                  {
                    id: 'people',
                    label: t('reports.people'),
                    value: totals.resolved_by_people,
                    color: 'var(--series-people)',
                  },
                ]}
              />
            </div>
          )}
        </div>
        <div>
          <p className="text-sm text-ink-2">{t('define.escalation')}</p>
          <p className="reports-figure tabular font-semibold tracking-tight">
            {share(report.escalation_rate)}
          </p>
          <p className="mt-2 text-sm text-pretty text-ink-2">
            {t('reports.handoverText', { handedOff: totals.handed_off, opened: totals.opened })}{' '}
            {t('reports.abandonedText', { abandoned: totals.abandoned })}
          </p>
        </div>
      </div>
      <h3 className="pt-6 pb-2.5 text-sm font-semibold">{t('reports.escalationReasons')}</h3>
      <BarList
        all={report.escalation_reasons.reduce((sum, one) => sum + one.count, 0)}
        color="var(--series-escalated)"
        none={t('reports.noEscalations')}
        rows={report.escalation_reasons.map((one) => ({
          id: one.reason,
          label: words.escalation(one.reason),
          count: one.count,
        }))}
      />
    </ReportCard>
  );
}
