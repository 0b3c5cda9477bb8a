import type { BusinessCalendar } from '@balcao/calendar';
import { calendarDefinition } from '@balcao/protocol';
import type * as z from 'zod';

/** `calendars.definition`, as the API takes and shows it. */
export type CalendarDefinition = z.infer<typeof calendarDefinition>;

/** The one place where the API's names become those of the calendar package. */
export function calendarFrom(definition: CalendarDefinition): BusinessCalendar {
  const { time_zone: timeZone, weekly, exceptions, holidays } = definition;
  return { timeZone, weekly, exceptions, holidays };
}

/** A stored definition; what a newer release added to it gets its default. */
export function definitionFromText(text: string): CalendarDefinition {
  return calendarDefinition.parse(JSON.parse(text));
}

const KEPT = 1_000;
const known = new Map<string, BusinessCalendar>();

/**
 * A stored definition's calendar. The same text gives the same object, because what was counted for a calendar is kept
 * by its identity: reading the row again must not throw that away.
 */
export function calendarFromText(text: string): BusinessCalendar {
  const before = known.get(text);
  if (before) return before;
  const calendar = calendarFrom(definitionFromText(text));
  if (known.size >= KEPT) known.delete(known.keys().next().value ?? '');
  known.set(text, calendar);
  return calendar;
}
