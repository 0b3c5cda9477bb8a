import type { BusinessCalendar, Interval, Weekday } from './calendar.types.ts';
import { parseTimeOfDay } from './dates.ts';
import { type CalendarLocale, listOf, nameOf, type Wording, wordingOf } from './wording.ts';

/**
 * The week in one line, days of equal hours together: "Seg a Qui 8h às 18h · Sex 8h às 17h · Sáb 9h às 13h". Closed days
 * are not named; holidays and exceptions neither. "Fechado" if no day opens.
 */
export function describeHours(calendar: BusinessCalendar, locale: CalendarLocale): string {
  const wording = wordingOf(locale);
  const daysByHours = new Map<string, Weekday[]>();
  for (const weekday of [1, 2, 3, 4, 5, 6, 7] as const) {
    const hours = hoursOf(wording, locale, calendar.weekly[weekday] ?? []);
    if (hours) daysByHours.set(hours, [...(daysByHours.get(hours) ?? []), weekday]);
  }
  if (daysByHours.size === 0) return wording.closed;
  if (daysByHours.get(wording.wholeDay)?.length === 7) return wording.always;
  return [...daysByHours].map(([hours, days]) => `${daysOf(wording, locale, days)} ${hours}`).join(' · ');
}

/** "Seg a Qui", "Sáb e Dom", "Seg, Qua e Sex" */
function daysOf(wording: Wording, locale: CalendarLocale, days: readonly Weekday[]): string {
  if (days.length === 7) return wording.everyDay;
  const name = (day: Weekday | undefined) => nameOf(wording.shortWeekdays, day ?? 1);
  const parts = runsOf(days).flatMap((run) =>
    run.length > 2 ? [wording.dayRange(name(run[0]), name(run.at(-1)))] : run.map(name),
  );
  return listOf(locale, parts);
}

function runsOf(days: readonly Weekday[]): Weekday[][] {
  const runs: Weekday[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run?.push(day);
    else runs.push([day]);
  }
  return runs;
}

/** "8h às 12h e 13h às 18h"; empty for a closed day. */
function hoursOf(wording: Wording, locale: CalendarLocale, intervals: readonly Interval[]): string {
  const parts = [...intervals]
    .map(({ from, to }) => ({ from: parseTimeOfDay(from) ?? 0, to: parseTimeOfDay(to) ?? 0 }))
    .sort((a, b) => a.from - b.from)
    .map(({ from, to }) =>
      from === 0 && to % 1_440 === 0 ? wording.wholeDay : wording.timeRange(from, to || 1_440),
    );
  return listOf(locale, parts);
}
