import type { BusinessCalendar } from './calendar.types.ts';
import { DAY_MS, weekdayOf } from './dates.ts';
import { type CalendarLocale, nameOf, wordingOf } from './wording.ts';
import { wallOfInstant } from './zone-offsets.ts';

/**
 * An opening as one would say it at `nowMs`: "hoje às 14h", "amanhã às 8h", "segunda às 8h30", from a week on "segunda, 2
 * de março, às 8h", with the year when the date alone could be mistaken for this year's. By the calendar's own clock.
 */
export function describeOpening(
  calendar: BusinessCalendar,
  openingMs: number,
  nowMs: number,
  locale: CalendarLocale,
): string {
  const wording = wordingOf(locale);
  const wallMs = wallOfInstant(calendar.timeZone, openingMs);
  const day = Math.floor(wallMs / DAY_MS);
  const minutes = Math.floor((wallMs - day * DAY_MS) / 60_000);
  const daysAway = day - Math.floor(wallOfInstant(calendar.timeZone, nowMs) / DAY_MS);
  if (daysAway === 0) return wording.dayAt(wording.today, minutes);
  if (daysAway === 1) return wording.dayAt(wording.tomorrow, minutes);
  const weekday = nameOf(wording.weekdays, weekdayOf(day));
  if (daysAway > 1 && daysAway < 7) return wording.dayAt(wording.onWeekday(weekday), minutes);
  const date = new Date(day * DAY_MS);
  const year = Math.abs(daysAway) > 300 ? date.getUTCFullYear() : null;
  return wording.dateAt(wording.onDate(weekday, date.getUTCDate(), date.getUTCMonth() + 1, year), minutes);
}
