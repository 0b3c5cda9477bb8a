import { AppError, type Calendar } from '@balcao/protocol';
import type { Context } from '../../context.ts';
import type { Tx } from '../../platform/db/index.ts';
import { presentCalendars } from './present.ts';
import { findCalendarRow } from './store.ts';

export async function getCalendar(
  ctx: Pick<Context, 'clock'>,
  tx: Tx,
  organizationId: string,
  id: string,
): Promise<Calendar> {
  const row = await findCalendarRow(tx, organizationId, id);
  const [calendar] = row ? await presentCalendars(ctx, tx, organizationId, [row]) : [];
  if (!calendar) throw new AppError('NOT_FOUND');
  return calendar;
}
