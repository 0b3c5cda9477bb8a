import { OPTIONAL_HOLIDAYS } from './brazilian-holidays.ts';
import type { BusinessCalendar, Interval, Weekday } from './calendar.types.ts';
import { type DayNumber, parseDate, parseTimeOfDay } from './dates.ts';
import { isTimeZone } from './zone-offsets.ts';

/** `field` as in the calendar: `weekly.1.0.to`, `exceptions.2.date`, `timeZone`. */
export type CalendarProblem = { field: string; message: string };

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const OVERLAP = 'Overlaps another interval of the same hours. Join them or move one.';

/**
 * What is wrong with a calendar; empty: the other functions take it. Intervals of one list may not overlap, nor reach into
 * those of the next day (of the week, or of the next date's exception). An exception and the week may: open is open.
 */
export function checkCalendar(calendar: BusinessCalendar): CalendarProblem[] {
  const problems: CalendarProblem[] = [];
  if (!isTimeZone(calendar.timeZone)) {
    problems.push({ field: 'timeZone', message: 'Use a name like America/Sao_Paulo.' });
  }
  problems.push(...checkWeek(calendar), ...checkExceptions(calendar), ...checkHolidays(calendar));
  return problems;
}

function checkWeek({ weekly }: BusinessCalendar): CalendarProblem[] {
  return WEEKDAYS.flatMap((weekday) => {
    const before: Weekday = weekday === 1 ? 7 : ((weekday - 1) as Weekday);
    return checkIntervals(`weekly.${weekday}`, weekly[weekday] ?? [], weekly[before] ?? []);
  });
}

function checkExceptions({ exceptions }: BusinessCalendar): CalendarProblem[] {
  const byDay = new Map<DayNumber, readonly Interval[]>();
  for (const { date, intervals } of exceptions) {
    const day = parseDate(date);
    if (day !== undefined) byDay.set(day, intervals);
  }
  const seen = new Set<string>();
  return exceptions.flatMap(({ date, intervals }, i) => {
    const field = `exceptions.${i}`;
    const day = parseDate(date);
    const before = day === undefined ? undefined : byDay.get(day - 1);
    const problems = checkIntervals(`${field}.intervals`, intervals, before ?? []);
    if (day === undefined) problems.push(noSuchDate(`${field}.date`));
    else if (seen.has(date)) {
      problems.push({ field: `${field}.date`, message: 'This date has another exception. Keep one.' });
    }
    seen.add(date);
    return problems;
  });
}

function checkHolidays({ holidays }: BusinessCalendar): CalendarProblem[] {
  const ids = new Set(OPTIONAL_HOLIDAYS);
  const unknown = holidays.optional.flatMap((id, i) =>
    ids.has(id) ? [] : [{ field: `holidays.optional.${i}`, message: `Use one of ${[...ids].join(', ')}.` }],
  );
  const impossible = holidays.custom.flatMap(({ date }, i) => {
    // 2000 was a leap year: 29 February comes back, if not every year.
    const exists = parseDate(date.length === 5 ? `2000-${date}` : date) !== undefined;
    return exists ? [] : [noSuchDate(`holidays.custom.${i}.date`)];
  });
  return [...unknown, ...impossible];
}

/** `dayBefore` may reach past midnight into these. */
function checkIntervals(
  field: string,
  intervals: readonly Interval[],
  dayBefore: readonly Interval[],
): CalendarProblem[] {
  const problems: CalendarProblem[] = [];
  const taken = dayBefore
    .map(minutesOf)
    .flatMap((one) => (one && one.to > 1_440 ? [{ from: one.from - 1_440, to: one.to - 1_440 }] : []));
  for (const [i, interval] of intervals.entries()) {
    const from = parseTimeOfDay(interval.from);
    if (from === undefined || from === 1_440) {
      problems.push({ field: `${field}.${i}.from`, message: 'A time from 00:00 to 23:59.' });
    }
    if (parseTimeOfDay(interval.to) === undefined) {
      problems.push({ field: `${field}.${i}.to`, message: 'A time from 00:00 to 24:00.' });
    }
    const minutes = minutesOf(interval);
    if (!minutes) continue;
    if (taken.some((other) => minutes.from < other.to && other.from < minutes.to)) {
      problems.push({ field: `${field}.${i}`, message: OVERLAP });
    }
    taken.push(minutes);
  }
  return problems;
}

function minutesOf(interval: Interval): { from: number; to: number } | undefined {
  const from = parseTimeOfDay(interval.from);
  const to = parseTimeOfDay(interval.to);
  if (from === undefined || to === undefined) return undefined;
  return { from, to: to <= from ? to + 1_440 : to };
}

function noSuchDate(field: string): CalendarProblem {
  return { field, message: 'A date that exists.' };
}
