import { Temporal } from 'temporal-polyfill';
import { brazilianHolidays } from '../brazilian-holidays.ts';
import type { BusinessCalendar, Interval, Weekday } from '../calendar.types.ts';

/**
 * The definition, written out: a minute is open if it lies in an interval of one of the days around it, each turned into
 * instants by Temporal itself. No windows, merging or sums: it shares nothing with the engine but the holidays.
 */
export function minutesOf(calendar: BusinessCalendar) {
  const spansByDate = new Map<string, [number, number][]>();
  const spansOf = (date: Temporal.PlainDate) => {
    const text = date.toString();
    const spans = spansByDate.get(text) ?? spansOn(calendar, date);
    spansByDate.set(text, spans);
    return spans;
  };
  const isOpen = (atMs: number): boolean => {
    const at = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(calendar.timeZone);
    const today = at.toPlainDate();
    // A day that was skipped as a whole moves its intervals to the day after: three days back.
    return [-3, -2, -1, 0, 1].some((days) =>
      spansOf(today.add({ days })).some(([from, to]) => from <= atMs && atMs < to),
    );
  };
  /** Open minutes from one whole minute to another. */
  const count = (fromMs: number, toMs: number): number => {
    let minutes = 0;
    for (let at = fromMs; at < toMs; at += 60_000) if (isOpen(at)) minutes++;
    return minutes;
  };
  return { isOpen, count };
}

function spansOn(calendar: BusinessCalendar, date: Temporal.PlainDate): [number, number][] {
  return intervalsOf(calendar, date).map((interval) => {
    const reachesOver = interval.to <= interval.from;
    return [
      instant(calendar, date, interval.from),
      instant(calendar, reachesOver ? date.add({ days: 1 }) : date, interval.to),
    ];
  });
}

function intervalsOf(calendar: BusinessCalendar, date: Temporal.PlainDate): readonly Interval[] {
  const text = date.toString();
  const exception = calendar.exceptions.find((one) => one.date === text);
  if (exception) return exception.intervals;
  const { national, optional, custom } = calendar.holidays;
  if (custom.some((one) => one.date === text || one.date === text.slice(5))) return [];
  const closing = brazilianHolidays(date.year, 'en')
    .filter((one) => one.date === text && (one.optional ? optional.includes(one.id) : national))
    .map((one) => one.id.match(/_until_(\d\d)$/)?.[1]);
  if (closing.includes(undefined)) return [];
  const opensAt = `${closing.sort().at(-1) ?? '00'}:00`;
  return (calendar.weekly[date.dayOfWeek as Weekday] ?? [])
    .filter(({ from, to }) => to <= from || to > opensAt)
    .map(({ from, to }) => ({ from: from < opensAt ? opensAt : from, to }));
}

function instant(calendar: BusinessCalendar, date: Temporal.PlainDate, time: string): number {
  const whole = time === '24:00';
  const day = whole ? date.add({ days: 1 }) : date;
  const wall = day.toPlainDateTime(Temporal.PlainTime.from(whole ? '00:00' : time));
  return wall.toZonedDateTime(calendar.timeZone, { disambiguation: 'compatible' }).epochMilliseconds;
}
