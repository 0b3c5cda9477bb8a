import { describeHours, isOpen, nextOpening } from '@balcao/calendar';
import type { Calendar, LocaleName } from '@balcao/protocol';
import type { Context } from '../../context.ts';
import type { Tx } from '../../platform/db/index.ts';
import { findOrganizationLocale } from '../accounts/index.ts';
import { calendarFromText, definitionFromText } from './definition.ts';
import type { CalendarRow } from './store.ts';

/** With what holds now, and the week in the organization's language. */
export async function presentCalendars(
  ctx: Pick<Context, 'clock'>,
  tx: Tx,
  organizationId: string,
  rows: readonly CalendarRow[],
): Promise<Calendar[]> {
  const locale = await findOrganizationLocale(tx, organizationId);
  const nowMs = ctx.clock.now();
  return rows.map((row) => presentCalendar(row, nowMs, locale));
}

function presentCalendar(row: CalendarRow, nowMs: number, locale: LocaleName): Calendar {
  const calendar = calendarFromText(row.definition);
  const openingMs = nextOpening(calendar, nowMs);
  return {
    ...definitionFromText(row.definition),
    id: row.id,
    name: row.name,
    is_default: row.is_default,
    open: isOpen(calendar, nowMs),
    next_opening: openingMs === null ? null : new Date(openingMs).toISOString(),
    hours_text: describeHours(calendar, locale),
  };
}
