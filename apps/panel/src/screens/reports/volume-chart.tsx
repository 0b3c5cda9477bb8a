import type { Report } from '@balcao/protocol';
import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  Tooltip,
  type TooltipContentProps,
  XAxis,
  YAxis,
} from 'recharts';
import { useT } from '../../i18n/reports/use-t.ts';
import { useLocale } from '../../i18n/use-t.tsx';
import { type Series, type SeriesView, seriesOf } from './rules/series.ts';
import { useFigures } from './use-figures.ts';

type Props = { days: Report['days']; view: SeriesView };

/** The chart alone, so that its library loads with it. The arrow keys walk from day to day. */
export function VolumeChart({ days, view }: Props) {
  const t = useT();
  const locale = useLocale();
  const { count } = useFigures();
  const series = seriesOf(view);
  const day = new Intl.DateTimeFormat(locale, { day: '2-digit', month: '2-digit', timeZone: 'UTC' });
  const tick = { fill: 'var(--ink-3)', fontSize: 12 };
  // What is drawn later lies on top: a line must not go under a bar.
  const shapes = [...series].sort((a, b) => Number(a.shape !== 'bar') - Number(b.shape !== 'bar'));
  const last = series.findLast((one) => one.shape === 'bar')?.key;
  return (
    <div className="flex h-full flex-col">
      <Legend series={series} />
      <div className="min-h-0 flex-1">
        <ResponsiveContainer width="100%" height="100%">
          <ComposedChart
            data={days}
            title={t('reports.volume')}
            margin={{ top: 8, right: 4, bottom: 0, left: -8 }}
            barCategoryGap={days.length > 45 ? '8%' : '22%'}
          >
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis
              dataKey="date"
              tickFormatter={(date: string) => day.format(Date.parse(date))}
              tick={tick}
              tickLine={false}
              axisLine={{ stroke: 'var(--line-strong)' }}
              minTickGap={28}
            />
            <YAxis
              allowDecimals={false}
              tick={tick}
              tickFormatter={(value: number) => count(value)}
              tickLine={false}
              axisLine={false}
              width={48}
            />
            <Tooltip
              cursor={{ fill: 'var(--hover)', stroke: 'none' }}
              isAnimationActive={false}
              content={<Facts series={series} />}
            />
            {shapes.map((one) =>
              one.shape === 'bar' ? (
                <Bar
                  key={one.key}
                  dataKey={one.key}
                  stackId="bars"
                  fill={one.color}
                  maxBarSize={34}
                  radius={one.key === last ? [3, 3, 0, 0] : 0}
                  isAnimationActive={false}
                />
              ) : (
                <Line
                  key={one.key}
                  className="series-line"
                  dataKey={one.key}
                  type="linear"
                  stroke={one.color}
                  strokeWidth={2}
                  strokeDasharray={one.shape === 'dashed' ? '5 4' : undefined}
                  dot={days.length === 1 ? { r: 4, fill: one.color } : false}
                  activeDot={{ r: 4 }}
                  isAnimationActive={false}
                />
              ),
            )}
          </ComposedChart>
        </ResponsiveContainer>
      </div>
    </div>
  );
}

function Legend({ series }: { series: readonly Series[] }) {
  const t = useT();
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 pb-1 text-sm text-ink-2">
      {series.map((one) => (
        <li key={one.key} className="flex items-center gap-1.5">
          <Mark series={one} />
          {t(one.label)}
        </li>
      ))}
    </ul>
  );
}

function Mark({ series }: { series: Series }) {
  return (
    <svg width="16" height="12" aria-hidden className="shrink-0">
      {series.shape === 'bar' ? (
        <rect x="2" y="1" width="12" height="10" rx="3" fill={series.color} />
      ) : (
        <line
          x1="0"
          x2="16"
          y1="6"
          y2="6"
          stroke={series.color}
          strokeWidth="2.5"
          strokeDasharray={series.shape === 'dashed' ? '4 3' : undefined}
        />
      )}
    </svg>
  );
}

/** All but the series is given by the chart. */
type FactsProps = Partial<Pick<TooltipContentProps, 'active' | 'label' | 'payload'>> & {
  series: readonly Series[];
};

/** The day under the pointer, in words. */
function Facts({ active, label, payload = [], series }: FactsProps) {
  const t = useT();
  const locale = useLocale();
  const { count } = useFigures();
  if (!active || payload.length === 0) return null;
  const day = new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  return (
    <div className="min-w-52 rounded-lg bg-raised px-3.5 py-2.5 text-sm shadow-2">
      <p className="pb-1 font-medium">{day.format(Date.parse(String(label)))}</p>
      <ul className="tabular space-y-0.5">
        {series.map((one) => (
          <li key={one.key} className="flex items-center gap-2">
            <Mark series={one} />
            <span className="flex-1 text-ink-2">{t(one.label)}</span>
            <span className="pl-4 font-medium">
              {count(Number(payload.find((item) => item.dataKey === one.key)?.value ?? 0))}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
