import { ArrowDown, ArrowUp } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { classNames } from '../../ui/class-names.ts';
import { type Direction, sortRows } from './rules/sort-rows.ts';

export type Column<T> = {
  id: string;
  label: string;
  value: (row: T) => number | string | null;
  /** what stands in the cell */
  show: (row: T) => ReactNode;
};
type SortedTableProps<T> = {
  label: string;
  rows: readonly T[];
  rowKey: (row: T) => string;
  columns: readonly [Column<T>, ...Column<T>[]];
  /** sorted by this one, largest first, until somebody presses a head */
  sortedBy: string;
};

/** The first column names the row; a press on a head sorts by it, a second press turns it round. */
export function SortedTable<T>({ label, rows, rowKey, columns, sortedBy }: SortedTableProps<T>) {
  const [sort, setSort] = useState<{ id: string; direction: Direction }>({
    id: sortedBy,
    direction: 'descending',
  });
  const by = columns.find((column) => column.id === sort.id) ?? columns[0];
  const sorted = sortRows(rows, by.value, sort.direction);
  const press = (id: string) => {
    const first: Direction = id === columns[0].id ? 'ascending' : 'descending';
    const turned = sort.direction === 'ascending' ? 'descending' : 'ascending';
    setSort({ id, direction: sort.id === id ? turned : first });
  };
  return (
    <div className="relative -mx-5 -mb-5 overflow-x-auto pb-2" tabIndex={0} role="region" aria-label={label}>
      <table className="tabular w-full text-sm">
        <thead>
          <tr className="align-bottom text-xs text-ink-3">
            {columns.map((column, index) => {
              const isSorted = by.id === column.id;
              return (
                <th
                  key={column.id}
                  scope="col"
                  aria-sort={isSorted ? sort.direction : undefined}
                  className={classNames(
                    'px-1 pb-1 font-medium first:pl-3 last:pr-3',
                    index === 0 ? 'text-left' : 'text-right',
                  )}
                >
                  <button
                    type="button"
                    onClick={() => press(column.id)}
                    className={classNames(
                      'inset-focus inline-flex items-center gap-1 rounded-sm px-2 py-1.5 whitespace-nowrap hover:bg-hover hover:text-ink',
                      isSorted && 'text-ink',
                    )}
                  >
                    {column.label}
                    {isSorted &&
                      (sort.direction === 'ascending' ? <ArrowUp size={12} /> : <ArrowDown size={12} />)}
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr key={rowKey(row)} className="border-t border-line hover:bg-hover">
              {columns.map((column, index) =>
                index === 0 ? (
                  <th
                    key={column.id}
                    scope="row"
                    className="max-w-64 truncate px-5 py-2.5 text-left font-medium whitespace-nowrap"
                  >
                    {column.show(row)}
                  </th>
                ) : (
                  <td key={column.id} className="px-3 text-right whitespace-nowrap last:pr-5">
                    {column.show(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
