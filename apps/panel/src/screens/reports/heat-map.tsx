import type { Report } from '@balcao/protocol';
import { useMemo } from 'react';
import { useT } from '../../i18n/reports/use-t.ts';
import { useLocale } from '../../i18n/use-t.tsx';
import { weekdayNames } from '../../ui/format/weekdays.ts';
import { ReportCard } from './report-card.tsx';
import { busiestOf, heatLevelOf, heatStepsOf, mostOf } from './rules/heat-scale.ts';
import { useFigures } from './use-figures.ts';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** When customers write: a table whose cells are also coloured. Days across on a phone, hours across elsewhere. */
export function HeatMap({ heatmap }: { heatmap: Report['heatmap'] }) {
  const t = useT();
  const locale = useLocale();
  const days = useMemo(() => weekdayNames(locale), [locale]);
  const most = mostOf(heatmap);
  const busiest = busiestOf(heatmap);
  return (
    <ReportCard title={t('reports.heat')} defines={['heat']}>
      <p className="pb-3 text-sm text-ink-2">
        {busiest === null
          ? t('reports.heatNone')
          : t('reports.heatBusiest', {
              day: days[busiest.day]?.long ?? '',
              hour: busiest.hour,
              next: busiest.hour + 1,
              count: busiest.value,
            })}
      </p>
      <table className="tabular w-full table-fixed border-separate border-spacing-0.5 text-center text-xs max-md:hidden">
        <thead>
          <tr className="text-ink-3">
            <th className="w-12">
              <span className="sr-only">{t('reports.weekday')}</span>
            </th>
            {HOURS.map((hour) => (
              <th key={hour} scope="col" className="pb-1 font-normal">
                {hour}h
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((day, index) => (
            <tr key={day.long}>
              <th scope="row" abbr={day.long} className="pr-1 text-left font-normal text-ink-2">
                {day.short}
              </th>
              {HOURS.map((hour) => (
                <Cell key={hour} value={heatmap[index]?.[hour] ?? 0} most={most} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <table className="tabular w-full table-fixed border-separate border-spacing-0.5 text-center text-xs md:hidden">
        <thead>
          <tr className="text-ink-3">
            <th className="w-9">
              <span className="sr-only">{t('reports.hour')}</span>
            </th>
            {days.map((day) => (
              <th key={day.long} scope="col" abbr={day.long} className="pb-1 font-normal">
                {day.short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {HOURS.map((hour) => (
            <tr key={hour}>
              <th scope="row" className="text-left font-normal text-ink-2">
                {hour}h
              </th>
              {days.map((day, index) => (
                <Cell key={day.long} value={heatmap[index]?.[hour] ?? 0} most={most} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Legend most={most} />
    </ReportCard>
  );
}

function Cell({ value, most }: { value: number; most: number }) {
  const { count } = useFigures();
  return (
    <td className="heat-cell h-8 overflow-hidden rounded-[4px]" data-level={heatLevelOf(value, most)}>
      {value > 9999 ? '9k+' : count(value)}
    </td>
  );
}

function Legend({ most }: { most: number }) {
  const t = useT();
  const { count } = useFigures();
  const steps = heatStepsOf(most);
  if (steps.length < 2) return null;
  return (
    <p className="tabular flex flex-wrap items-center gap-x-3 gap-y-1 pt-3 text-xs text-ink-3">
      {t('reports.heatLegend')}
      {steps.map((start, index) => (
        <span key={start} className="flex items-center gap-1.5">
          <span
            aria-hidden
            className="heat-cell size-3 rounded-[3px]"
            data-level={heatLevelOf(start, most)}
          />
          {index === steps.length - 1 ? `${count(start)}+` : count(start)}
        </span>
      ))}
    </p>
  );
}
