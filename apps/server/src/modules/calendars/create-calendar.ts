import type { Calendar } from '@balcao/protocol';
import type { Context } from '../../context.ts';
import { uuidv7 } from '../../platform/crypto/index.ts';
import { type Actor, recordAudit } from '../accounts/index.ts';
import { type CalendarInput, storableCalendar } from './calendar-input.ts';
import { checkDefinition } from './check-definition.ts';
import { getCalendar } from './get-calendar.ts';
import { lockSetup, saveCalendar } from './store.ts';

/** Changes no hours yet: a department takes it, or the organization. Throws INVALID_INPUT. */
export async function createCalendar(
  ctx: Pick<Context, 'db' | 'clock'>,
  organizationId: string,
  input: CalendarInput,
  actor: Actor,
): Promise<Calendar> {
  checkDefinition(input);
  const { clock, db } = ctx;
  const calendar = storableCalendar(uuidv7(clock.now()), input);
  return db.tx(organizationId, async (tx) => {
    await lockSetup(tx, organizationId);
    await saveCalendar(tx, organizationId, calendar, new Date(clock.now()));
    await recordAudit(tx, clock, organizationId, {
      actor,
      action: 'calendar.created',
      subject: calendar.id,
      detail: { name: calendar.name },
    });
    return getCalendar(ctx, tx, organizationId, calendar.id);
  });
}
