import type { Report } from '@balcao/protocol';
import { lazy, Suspense, useState } from 'react';
import { useT } from '../../i18n/reports/use-t.ts';
import { useLocale } from '../../i18n/use-t.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { ReportCard } from './report-card.tsx';
import { type SeriesView, seriesOf } from './rules/series.ts';
import { useFigures } from './use-figures.ts';

const VolumeChart = lazy(() => import('./volume-chart.tsx').then((m) => ({ default: m.VolumeChart })));

/** Day by day; bot and people are always series of their own. */
export function VolumeCard({ days }: { days: Report['days'] }) {
  const t = useT();
  const [view, setView] = useState<SeriesView>('conversations');
  const views = [
    { value: 'conversations', label: t('reports.conversations') },
    { value: 'messages', label: t('reports.messages') },
  ] as const;
  return (
    <ReportCard
      title={t('reports.volume')}
      defines={
        view === 'conversations' ? ['opened', 'handedOff', 'resolvedByBot', 'resolvedByPeople'] : ['messages']
      }
      actions={<Segmented label={t('reports.volumeOf')} value={view} options={views} onChange={setView} />}
      table={<VolumeTable days={days} view={view} />}
    >
      <div className="h-[300px]">
        <Suspense fallback={<Skeleton className="h-full" />}>
          <VolumeChart days={days} view={view} />
        </Suspense>
      </div>
    </ReportCard>
  );
}

function VolumeTable({ days, view }: { days: Report['days']; view: SeriesView }) {
  const t = useT();
  const locale = useLocale();
  const { count } = useFigures();
  const series = seriesOf(view);
  const day = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: '2-digit',
    month: '2-digit',
    timeZone: 'UTC',
  });
  return (
    <div
      className="relative max-h-[300px] overflow-auto"
      tabIndex={0}
      role="region"
      aria-label={t('reports.volume')}
    >
      <table className="tabular w-full text-sm">
        <thead className="sticky top-0 bg-surface">
          <tr className="text-right text-xs text-ink-3">
            <th scope="col" className="py-1.5 text-left font-medium">
              {t('reports.day')}
            </th>
            {series.map((one) => (
              <th key={one.key} scope="col" className="py-1.5 pl-3 font-medium">
                {t(one.label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map((one) => (
            <tr key={one.date} className="border-t border-line">
              <th scope="row" className="py-1.5 text-left font-normal whitespace-nowrap">
                {day.format(Date.parse(one.date))}
              </th>
              {series.map(({ key }) => (
                <td key={key} className="pl-3 text-right">
                  {count(one[key])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
