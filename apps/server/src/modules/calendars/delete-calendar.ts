import { AppError } from '@balcao/protocol';
import type { Context } from '../../context.ts';
import { type Actor, recordAudit } from '../accounts/index.ts';
import { askForRecheck } from './ask-for-recheck.ts';
import { deleteCalendarRow, findCalendarRow, lockSetup } from './store.ts';

/** Throws NOT_FOUND, and CONFLICT for the organization's own: something must hold. */
export async function deleteCalendar(
  ctx: Pick<Context, 'db' | 'clock'>,
  organizationId: string,
  id: string,
  actor: Actor,
): Promise<void> {
  const { clock, db } = ctx;
  await db.tx(organizationId, async (tx) => {
    await lockSetup(tx, organizationId);
    const row = await findCalendarRow(tx, organizationId, id);
    if (!row) throw new AppError('NOT_FOUND');
    if (row.is_default) {
      throw new AppError('CONFLICT', {
        message: 'This is the organization’s calendar. Make another one the default first.',
      });
    }
    await deleteCalendarRow(tx, organizationId, id, new Date(clock.now()));
    await recordAudit(tx, clock, organizationId, {
      actor,
      action: 'calendar.deleted',
      subject: id,
      detail: { name: row.name },
    });
    await askForRecheck(tx, clock, organizationId);
  });
}
