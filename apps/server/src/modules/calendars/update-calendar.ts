import { AppError, type Calendar } from '@balcao/protocol';
import type { Context } from '../../context.ts';
import { type Actor, recordAudit } from '../accounts/index.ts';
import { askForRecheck } from './ask-for-recheck.ts';
import { type CalendarInput, storableCalendar } from './calendar-input.ts';
import { checkDefinition } from './check-definition.ts';
import { getCalendar } from './get-calendar.ts';
import { findCalendarRow, lockSetup, saveCalendar, updateDefault } from './store.ts';

/** Replaces it, and makes it the organization's if asked. Throws INVALID_INPUT, NOT_FOUND. */
export async function updateCalendar(
  ctx: Pick<Context, 'db' | 'clock'>,
  organizationId: string,
  id: string,
  input: CalendarInput & { is_default?: true | undefined },
  actor: Actor,
): Promise<Calendar> {
  checkDefinition(input);
  const { clock, db } = ctx;
  const calendar = storableCalendar(id, input);
  return db.tx(organizationId, async (tx) => {
    await lockSetup(tx, organizationId);
    const before = await findCalendarRow(tx, organizationId, id);
    if (!before) throw new AppError('NOT_FOUND');
    const becomesDefault = input.is_default === true && !before.is_default;
    await saveCalendar(tx, organizationId, calendar, new Date(clock.now()));
    if (becomesDefault) await updateDefault(tx, organizationId, id);
    await recordAudit(tx, clock, organizationId, {
      actor,
      action: 'calendar.updated',
      subject: id,
      detail: { name: calendar.name, ...(becomesDefault ? { made_default: true } : {}) },
    });
    await askForRecheck(tx, clock, organizationId);
    return getCalendar(ctx, tx, organizationId, id);
  });
}
