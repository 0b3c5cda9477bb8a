import { closedDays } from './brazilian-holidays.ts';
import type { BusinessCalendar, Interval } from './calendar.types.ts';
import type { CompiledCalendar, MinuteInterval } from './compiled.types.ts';
import { type DayNumber, parseDate, parseTimeOfDay, weekdayOf, yearOf } from './dates.ts';

const WHOLE_DAY = 1_440;
const compiled = new WeakMap<BusinessCalendar, CompiledCalendar>();

/** Kept as long as the calendar object lives, so a calendar must not be changed in place: make a new object. */
export function compiledOf(calendar: BusinessCalendar): CompiledCalendar {
  const before = compiled.get(calendar);
  if (before) return before;
  const made = compileCalendar(calendar);
  compiled.set(calendar, made);
  return made;
}

function compileCalendar(calendar: BusinessCalendar): CompiledCalendar {
  const week = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => minutesOf(calendar.weekly[weekday] ?? []));
  const exceptions = new Map(calendar.exceptions.map((one) => [dayOf(one.date), minutesOf(one.intervals)]));
  const closedByYear = new Map<number, ReadonlyMap<DayNumber, number>>();
  /** the minute until which a holiday closes the day; 0: it is none */
  const closedUntil = (day: DayNumber): number => {
    const year = yearOf(day);
    let closed = closedByYear.get(year);
    if (!closed) {
      closed = closedOf(calendar, year);
      closedByYear.set(year, closed);
    }
    return closed.get(day) ?? 0;
  };
  return {
    timeZone: calendar.timeZone,
    intervalsOn: (day) => exceptions.get(day) ?? from(week[weekdayOf(day) - 1] ?? [], closedUntil(day)),
    windows: new Map(),
  };
}

function closedOf({ holidays }: BusinessCalendar, year: number): ReadonlyMap<DayNumber, number> {
  const days = closedDays(year, holidays);
  for (const { date } of holidays.custom) {
    // A 29 February that comes back every year is kept in leap years.
    const day = parseDate(date.length === 5 ? `${String(year).padStart(4, '0')}-${date}` : date);
    if (day !== undefined) days.set(day, WHOLE_DAY);
  }
  return days;
}

/** What is left of a day's intervals from a minute on. */
function from(intervals: readonly MinuteInterval[], minute: number): readonly MinuteInterval[] {
  if (minute === 0) return intervals;
  if (minute === WHOLE_DAY) return [];
  return intervals
    .filter((one) => one.to > minute)
    .map((one) => ({ from: Math.max(one.from, minute), to: one.to }));
}

function minutesOf(intervals: readonly Interval[]): MinuteInterval[] {
  return intervals.map((interval) => {
    const from = parseTimeOfDay(interval.from);
    const to = parseTimeOfDay(interval.to);
    if (from === undefined || to === undefined) {
      throw new RangeError(
        `Not times of a day: ${interval.from} to ${interval.to}. Call checkCalendar first.`,
      );
    }
    return { from, to: to <= from ? to + 1_440 : to };
  });
}

function dayOf(date: string): DayNumber {
  const day = parseDate(date);
  if (day === undefined) throw new RangeError(`Not a date: ${date}. Call checkCalendar first.`);
  return day;
}
