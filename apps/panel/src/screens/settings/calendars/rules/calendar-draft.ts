import type { Calendar } from '@balcao/protocol';

/** ISO: 1 is Monday. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
export type Weekday = (typeof WEEKDAYS)[number];
export type Interval = Calendar['weekly'][1] extends (infer I)[] | undefined ? I : never;

export type CalendarDraft = {
  name: string;
  timeZone: string;
  weekly: Readonly<Record<Weekday, readonly Interval[]>>;
  exceptions: readonly { date: string; name: string; intervals: readonly Interval[] }[];
  national: boolean;
  optional: readonly string[];
  custom: readonly { date: string; name: string }[];
};

/** Where intervals are edited: a day of the week, or one of the exceptions. */
export type Place = { day: Weekday } | { exception: number };

export type CalendarAction =
  | { type: 'name'; name: string }
  | { type: 'zone'; timeZone: string }
  | { type: 'open'; place: Place }
  | { type: 'close'; place: Place }
  | { type: 'add'; place: Place }
  | { type: 'set'; place: Place; index: number; part: Partial<Interval> }
  | { type: 'remove'; place: Place; index: number }
  | { type: 'copy'; from: Weekday; to: readonly Weekday[] }
  | { type: 'addException'; date: string }
  | { type: 'setException'; index: number; part: { date?: string; name?: string } }
  | { type: 'removeException'; index: number }
  | { type: 'national'; on: boolean }
  | { type: 'optional'; id: string; on: boolean }
  | { type: 'addCustom'; date: string }
  | { type: 'setCustom'; index: number; part: { date?: string; name?: string } }
  | { type: 'removeCustom'; index: number };

export const MOST_INTERVALS = 12;
const FIRST: Interval = { from: '08:00', to: '18:00' };

export function toDraft(calendar: Calendar): CalendarDraft {
  const { holidays, weekly } = calendar;
  return {
    name: calendar.name,
    timeZone: calendar.time_zone,
    weekly: week((day) => weekly[day] ?? []),
    exceptions: calendar.exceptions.map((one) => ({ ...one, name: one.name ?? '' })),
    national: holidays.national,
    optional: holidays.optional,
    custom: holidays.custom,
  };
}

/** Monday to Friday, eight to six, with the national holidays. */
export function newDraft(name: string, timeZone: string): CalendarDraft {
  return {
    name,
    timeZone,
    weekly: week((day) => (day <= 5 ? [FIRST] : [])),
    exceptions: [],
    national: true,
    optional: [],
    custom: [],
  };
}

/** What the API takes: closed days left out, exceptions by date. */
export function toBody(draft: CalendarDraft) {
  const open = WEEKDAYS.filter((day) => draft.weekly[day].length > 0);
  return {
    name: draft.name.trim(),
    time_zone: draft.timeZone,
    weekly: Object.fromEntries(open.map((day) => [day, [...draft.weekly[day]]])) as Calendar['weekly'],
    exceptions: draft.exceptions
      .toSorted((a, b) => (a.date < b.date ? -1 : 1))
      .map(({ date, name, intervals }) => ({
        date,
        ...(name.trim() === '' ? {} : { name: name.trim() }),
        intervals: [...intervals],
      })),
    holidays: {
      national: draft.national,
      optional: [...draft.optional],
      custom: draft.custom.map(({ date, name }) => ({ date, name: name.trim() })),
    },
  };
}

export function reduceCalendar(draft: CalendarDraft, action: CalendarAction): CalendarDraft {
  switch (action.type) {
    case 'name':
      return { ...draft, name: action.name };
    case 'zone':
      return { ...draft, timeZone: action.timeZone };
    case 'open':
      return change(draft, action.place, (held) => (held.length > 0 ? held : usualHours(draft)));
    case 'close':
      return change(draft, action.place, () => []);
    case 'add':
      return change(draft, action.place, (held) =>
        held.length < MOST_INTERVALS ? [...held, nextInterval(held)] : held,
      );
    case 'set':
      return change(draft, action.place, (held) =>
        held.map((one, index) => (index === action.index ? { ...one, ...action.part } : one)),
      );
    case 'remove':
      return change(draft, action.place, (held) => held.toSpliced(action.index, 1));
    case 'copy': {
      const hours = draft.weekly[action.from];
      return { ...draft, weekly: week((day) => (action.to.includes(day) ? hours : draft.weekly[day])) };
    }
    case 'addException':
      return {
        ...draft,
        exceptions: [...draft.exceptions, { date: action.date, name: '', intervals: [] }],
      };
    case 'setException':
      return { ...draft, exceptions: setAt(draft.exceptions, action.index, action.part) };
    case 'removeException':
      return { ...draft, exceptions: draft.exceptions.toSpliced(action.index, 1) };
    case 'national':
      return { ...draft, national: action.on };
    case 'optional':
      return {
        ...draft,
        optional: action.on
          ? [...new Set([...draft.optional, action.id])]
          : draft.optional.filter((id) => id !== action.id),
      };
    case 'addCustom':
      return { ...draft, custom: [...draft.custom, { date: action.date, name: '' }] };
    case 'setCustom':
      return { ...draft, custom: setAt(draft.custom, action.index, action.part) };
    case 'removeCustom':
      return { ...draft, custom: draft.custom.toSpliced(action.index, 1) };
    default:
      return action satisfies never;
  }
}

/** The intervals of a place, as the reducer sees them. */
export function intervalsAt(draft: CalendarDraft, place: Place): readonly Interval[] {
  return 'day' in place ? draft.weekly[place.day] : (draft.exceptions[place.exception]?.intervals ?? []);
}

function change(
  draft: CalendarDraft,
  place: Place,
  to: (held: readonly Interval[]) => readonly Interval[],
): CalendarDraft {
  const intervals = to(intervalsAt(draft, place));
  if ('day' in place) return { ...draft, weekly: { ...draft.weekly, [place.day]: intervals } };
  return { ...draft, exceptions: setAt(draft.exceptions, place.exception, { intervals }) };
}

/** A day that opens gets the hours of the first day that is open. */
function usualHours(draft: CalendarDraft): readonly Interval[] {
  const day = WEEKDAYS.find((one) => draft.weekly[one].length > 0);
  return day === undefined ? [FIRST] : draft.weekly[day];
}

/** An hour after the last one closes, four hours long, within the day. */
function nextInterval(held: readonly Interval[]): Interval {
  const last = held.at(-1);
  if (last === undefined) return FIRST;
  const from = Math.min(23, Number(last.to.slice(0, 2)) + 1);
  const two = (hour: number) => String(hour).padStart(2, '0');
  return { from: `${two(from)}:00`, to: `${two(Math.min(24, from + 4))}:00` };
}

const week = (hours: (day: Weekday) => readonly Interval[]): CalendarDraft['weekly'] => ({
  1: hours(1),
  2: hours(2),
  3: hours(3),
  4: hours(4),
  5: hours(5),
  6: hours(6),
  7: hours(7),
});

function setAt<T>(list: readonly T[], at: number, part: Partial<T>): T[] {
  return list.map((one, index) => (index === at ? { ...one, ...part } : one));
}
