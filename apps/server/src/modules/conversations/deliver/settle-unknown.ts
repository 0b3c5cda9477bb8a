import type { Db } from '../../../platform/db/index.ts';
import { appendEvents } from '../../event-log/index.ts';
import { settleUnknown } from '../rules/decide-outcome.ts';
import {
  channelHeardLater,
  deleteOutbox,
  listUnknown,
  markAbandonedUnknown,
  recordInDoubt,
  resendUnknown,
  type UnknownRow,
} from './outbox-store.ts';
import { statusEvent } from './record-outcomes.ts';

/** Looks at rows nobody can vouch for. Returns how many went back to the queue or were given up. */
export async function settleUnknownSends(db: Db, at: Date): Promise<{ resent: number; inDoubt: number }> {
  await markAbandonedUnknown(db);
  const result = { resent: 0, inDoubt: 0 };
  for (const row of await listUnknown(db, 200)) {
    const heard = await db.tx(row.organization_id, (tx) => channelHeardLater(tx, row), { readOnly: true });
    const verdict = settleUnknown({
      unknownMs: row.unknown_ms,
      channelHeardLater: heard,
      origin: row.origin,
      resent: row.resent,
    });
    if (verdict === 'resend') {
      await resendUnknown(db, row.id);
      result.resent += 1;
    } else if (verdict === 'in_doubt') {
      await giveUp(db, row, at);
      result.inDoubt += 1;
    }
  }
  return result;
}

/** Frees the contact's line; the panel offers "Reenviar". */
async function giveUp(db: Db, row: UnknownRow, at: Date): Promise<void> {
  await db.tx(row.organization_id, async (tx) => {
    const conversationId = await recordInDoubt(tx, row.organization_id, row.message_id);
    await deleteOutbox(tx, [row.id]);
    if (conversationId)
      await appendEvents(tx, [statusEvent(row, conversationId, 'queued', null, null, at, true)]);
  });
}
