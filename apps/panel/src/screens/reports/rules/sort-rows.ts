export type Direction = 'ascending' | 'descending';

/** By a figure or a word; what is unknown always comes last, and equals keep their order. */
export function sortRows<T>(
  rows: readonly T[],
  value: (row: T) => number | string | null,
  direction: Direction,
): T[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return rows.toSorted((a, b) => {
    const [x, y] = [value(a), value(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    if (typeof x === 'string' || typeof y === 'string') return sign * String(x).localeCompare(String(y));
    return sign * (x - y);
  });
}
