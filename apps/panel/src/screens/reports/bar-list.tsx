import { useFigures } from './use-figures.ts';

type Row = { id: string; label: string; count: number };
type BarListProps = {
  rows: readonly Row[];
  /** what the shares are of */
  all: number;
  color: string;
  none: string;
};

/** Words with their counts; the bar only helps the eye. */
export function BarList({ rows, all, color, none }: BarListProps) {
  const { count, shareOf } = useFigures();
  const most = rows.reduce((found, row) => Math.max(found, row.count), 0);
  if (most === 0) return <p className="py-3 text-sm text-ink-3">{none}</p>;
  return (
    <ul className="space-y-2.5">
      {rows.map((row) => (
        <li key={row.id}>
          <div className="flex items-baseline justify-between gap-3 text-sm">
            <span className="min-w-0 truncate" title={row.label}>
              {row.label}
            </span>
            <span className="tabular shrink-0">
              <span className="font-medium">{count(row.count)}</span>{' '}
              <span className="inline-block w-11 text-right text-ink-3">{shareOf(row.count, all)}</span>
            </span>
          </div>
          <div aria-hidden className="mt-1 h-1.5 overflow-hidden rounded-full bg-sunken">
            <div
              className="h-full rounded-full"
              style={{ width: `${Math.max(0.8, (row.count / most) * 100)}%`, background: color }}
            />
          </div>
        </li>
      ))}
    </ul>
  );
}
