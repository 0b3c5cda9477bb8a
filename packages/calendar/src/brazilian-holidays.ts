import type { DateText } from './calendar.types.ts';
import { type DayNumber, dateTextOf, dayNumberOf } from './dates.ts';
import { HOLIDAY_NAMES, type HolidayId } from './holiday-names.ts';
import type { CalendarLocale } from './wording.ts';

export type Holiday = {
  /** stable: calendars name optional days by it */
  id: string;
  date: DateText;
  name: string;
  /** closed only where a calendar says so: carnival is no national holiday */
  optional: boolean;
};

type Rule = {
  id: HolidayId;
  day: (year: number) => DayNumber;
  since?: number;
  /** minutes since midnight from which the day is like any other; without: closed all day */
  closedUntil?: number;
};

const NATIONAL: readonly Rule[] = [
  { id: 'new_year', day: on(1, 1) },
  { id: 'good_friday', day: fromEaster(-2) },
  { id: 'tiradentes', day: on(4, 21) },
  { id: 'labour_day', day: on(5, 1) },
  { id: 'independence', day: on(9, 7) },
  // Lei 6.802/1980
  { id: 'aparecida', day: on(10, 12), since: 1980 },
  { id: 'all_souls', day: on(11, 2) },
  { id: 'republic', day: on(11, 15) },
  // Lei 14.759/2023
  { id: 'black_awareness', day: on(11, 20), since: 2024 },
  { id: 'christmas', day: on(12, 25) },
];

const OPTIONAL: readonly Rule[] = [
  { id: 'carnival_monday', day: fromEaster(-48) },
  { id: 'carnival_tuesday', day: fromEaster(-47) },
  { id: 'ash_wednesday', day: fromEaster(-46) },
  // Shops and banks open at noon, public offices at two.
  { id: 'ash_wednesday_until_12', day: fromEaster(-46), closedUntil: 12 * 60 },
  { id: 'ash_wednesday_until_14', day: fromEaster(-46), closedUntil: 14 * 60 },
  { id: 'easter_sunday', day: fromEaster(0) },
  { id: 'corpus_christi', day: fromEaster(60) },
  { id: 'public_servants_day', day: on(10, 28) },
  { id: 'christmas_eve', day: on(12, 24) },
  { id: 'new_years_eve', day: on(12, 31) },
];

const WHOLE_DAY = 1_440;

/** Ids of days that `holidays.optional` of a calendar may name. */
export const OPTIONAL_HOLIDAYS: readonly string[] = OPTIONAL.map(({ id }) => id);

/** National holidays of a year and, marked, the optional ones; by date. */
export function brazilianHolidays(year: number, locale: CalendarLocale): Holiday[] {
  return holidayRules(year)
    .map(({ rule, day, optional }) => ({
      id: rule.id,
      date: dateTextOf(day),
      name: HOLIDAY_NAMES[rule.id][locale],
      optional,
    }))
    .sort((a, b) => a.date.localeCompare(b.date));
}

/** Days a calendar closes in a year, each with the minute until which: 1440 is all day. */
export function closedDays(
  year: number,
  kept: { national: boolean; optional: readonly string[] },
): Map<DayNumber, number> {
  const days = new Map<DayNumber, number>();
  for (const { rule, day, optional } of holidayRules(year)) {
    if (optional ? !kept.optional.includes(rule.id) : !kept.national) continue;
    days.set(day, Math.max(days.get(day) ?? 0, rule.closedUntil ?? WHOLE_DAY));
  }
  return days;
}

function holidayRules(year: number): { rule: Rule; day: DayNumber; optional: boolean }[] {
  const of = (rules: readonly Rule[], optional: boolean) =>
    rules
      .filter((rule) => year >= (rule.since ?? 0))
      .map((rule) => ({ rule, day: rule.day(year), optional }));
  return [...of(NATIONAL, false), ...of(OPTIONAL, true)];
}

function on(month: number, dayOfMonth: number) {
  return (year: number) => dayNumberOf(year, month, dayOfMonth);
}

function fromEaster(days: number) {
  return (year: number) => easterOf(year) + days;
}

/** Meeus, Jones, Butcher: https://en.wikipedia.org/wiki/Date_of_Easter#Anonymous_Gregorian_algorithm */
function easterOf(year: number): DayNumber {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return dayNumberOf(year, month, ((h + l - 7 * m + 114) % 31) + 1);
}
