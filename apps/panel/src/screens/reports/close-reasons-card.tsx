import type { Report } from '@balcao/protocol';
import { useT } from '../../i18n/reports/use-t.ts';
import { BarList } from './bar-list.tsx';
import { ReportCard } from './report-card.tsx';
import { useReasonWords } from './use-reason-words.ts';

export function CloseReasonsCard({ report }: { report: Report }) {
  const t = useT();
  const words = useReasonWords();
  return (
    <ReportCard title={t('define.closeReasons')} defines={['closeReasons']}>
      <BarList
        all={report.close_reasons.reduce((sum, one) => sum + one.count, 0)}
        color="var(--ink-3)"
        none={t('reports.noCloses')}
        rows={report.close_reasons.map((one) => ({
          id: one.reason,
          label: words.close(one.reason),
          count: one.count,
        }))}
      />
    </ReportCard>
  );
}
