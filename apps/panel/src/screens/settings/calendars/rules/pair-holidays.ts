import type { Holiday } from '@balcao/protocol';

export type HolidayPair = {
  id: string;
  name: string;
  optional: boolean;
  first: Holiday | null;
  second: Holiday | null;
};

/** The same day of two years side by side, in the order of the first; a day that only one year has stays. */
export function pairHolidays(first: readonly Holiday[], second: readonly Holiday[]): HolidayPair[] {
  const later = new Map(second.map((one) => [one.id, one]));
  const known = new Set(first.map((one) => one.id));
  const pair = (one: Holiday, a: Holiday | null, b: Holiday | null): HolidayPair => ({
    id: one.id,
    name: one.name,
    optional: one.optional,
    first: a,
    second: b,
  });
  return [
    ...first.map((one) => pair(one, one, later.get(one.id) ?? null)),
    ...second.filter((one) => !known.has(one.id)).map((one) => pair(one, null, one)),
  ];
}
