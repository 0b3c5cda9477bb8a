import { toStorableJson } from '@balcao/whatsapp';
import type { CalendarDefinition } from './definition.ts';

export type CalendarInput = CalendarDefinition & { name: string };

/** What is stored of an input: texts mended that PostgreSQL refuses, and nothing the definition does not name. */
export function storableCalendar(id: string, input: CalendarInput) {
  // Same shape: only characters are replaced.
  const { name, time_zone, weekly, exceptions, holidays } = toStorableJson(input) as CalendarInput;
  const definition: CalendarDefinition = { time_zone, weekly, exceptions, holidays };
  return { id, name, definition };
}
