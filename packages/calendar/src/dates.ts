import type { Weekday } from './calendar.types.ts';

export const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** A date as days since 1970-01-01: arithmetic on dates needs neither zone nor objects. */
export type DayNumber = number;

/** `YYYY-MM-DD`, four digits; undefined for a date that does not exist. */
export function parseDate(text: string): DayNumber | undefined {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!found) return undefined;
  const day = dayNumberOf(Number(found[1]), Number(found[2]), Number(found[3]));
  // 30 February rolls over to March; what comes back as written exists.
  return dateTextOf(day) === text ? day : undefined;
}

export function dayNumberOf(year: number, month: number, dayOfMonth: number): DayNumber {
  return Date.UTC(year, month - 1, dayOfMonth) / DAY_MS;
}

export function dateTextOf(day: DayNumber): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

export function yearOf(day: DayNumber): number {
  return new Date(day * DAY_MS).getUTCFullYear();
}

export function weekdayOf(day: DayNumber): Weekday {
  // 1970-01-01 was a Thursday. Between 0 and 6 whatever the sign of `day`.
  return (((((day + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** Minutes since midnight, 0 to 1440; undefined for anything but `HH:MM` up to `24:00`. */
export function parseTimeOfDay(text: string): number | undefined {
  const found = /^(\d{2}):([0-5]\d)$/.exec(text);
  if (!found) return undefined;
  const minutes = Number(found[1]) * 60 + Number(found[2]);
  return minutes <= 1_440 ? minutes : undefined;
}

/** The wall's reading as if it were UTC: what the zone's offset is subtracted from. */
export function wallMsOf(day: DayNumber, minutes: number): number {
  return day * DAY_MS + minutes * MINUTE_MS;
}
