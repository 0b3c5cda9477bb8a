import type { Db, Tx } from '../../../platform/db/index.ts';
import { appendEvents, type NewEvent } from '../../event-log/index.ts';
import { applyStatuses, type IncomingStatus } from '../apply-statuses.ts';
import type { StoredFailure } from '../conversation.types.ts';
import { claimMessageIds } from '../store/messages.ts';
import { type ClaimedRow, deleteOutbox, recordAccepted, recordFailed } from './outbox-store.ts';

export type SettledSend =
  | { kind: 'accepted'; row: ClaimedRow; wamid: string }
  | { kind: 'failed'; row: ClaimedRow; failure: StoredFailure };

/**
 * Records what became of sends, for all at once: messages, wamids, outbox, statuses that came first, events.
 * True: messages waited behind them and may go now.
 */
export async function recordOutcomes(db: Db, sends: readonly SettledSend[], at: Date): Promise<boolean> {
  const organizationIds = [...new Set(sends.map((send) => send.row.organization_id))].sort();
  return db.tx(organizationIds, async (tx) => {
    const events: NewEvent[] = [];
    const accepted = sends.flatMap((send) => (send.kind === 'accepted' ? [send] : []));
    const failed = sends.flatMap((send) => (send.kind === 'failed' ? [send] : []));
    const byMessage = new Map(sends.map((send) => [send.row.message_id, send]));
    if (accepted.length > 0) {
      const rose = await recordAccepted(
        tx,
        accepted.map((s) => ({
          organization_id: s.row.organization_id,
          id: s.row.message_id,
          wamid: s.wamid,
        })),
        at,
      );
      await claimMessageIds(
        tx,
        accepted.map((s) => ({
          organization_id: s.row.organization_id,
          channel_id: s.row.channel_id,
          wamid: s.wamid,
          message_id: s.row.message_id,
        })),
      );
      for (const one of rose) {
        const send = byMessage.get(one.id);
        if (send?.kind === 'accepted')
          events.push(statusEvent(send.row, one.conversation_id, 'accepted', null, send.wamid, at));
      }
    }
    if (failed.length > 0) {
      const fell = await recordFailed(
        tx,
        failed.map((s) => ({
          organization_id: s.row.organization_id,
          id: s.row.message_id,
          failure: s.failure,
        })),
      );
      for (const one of fell) {
        const send = byMessage.get(one.id);
        if (send?.kind === 'failed')
          events.push(statusEvent(send.row, one.conversation_id, 'failed', send.failure, null, at));
      }
    }
    const moreWait = await deleteOutbox(
      tx,
      sends.map((send) => send.row.id),
    );
    if (accepted.length > 0) events.push(...(await applyStatuses(tx, await takeParked(tx, accepted))));
    await appendEvents(tx, events);
    return moreWait;
  });
}

/** Statuses that overtook Meta's answer. */
async function takeParked(
  tx: Tx,
  accepted: readonly { row: ClaimedRow; wamid: string }[],
): Promise<IncomingStatus[]> {
  const rows = await tx.query<{ data: IncomingStatus }>({
    name: 'parked_statuses_of',
    text: `delete from parked_statuses p using unnest($1::uuid[], $2::text[]) as k(channel_id, wamid)
            where p.channel_id = k.channel_id and p.wamid = k.wamid returning p.data`,
    values: [accepted.map((s) => s.row.channel_id), accepted.map((s) => s.wamid)],
  });
  return rows.map((row) => row.data);
}

export function statusEvent(
  row: ClaimedRow,
  conversationId: string,
  status: 'queued' | 'accepted' | 'failed',
  failure: StoredFailure | null,
  wamid: string | null,
  at: Date,
  inDoubt = false,
): NewEvent {
  return {
    organizationId: row.organization_id,
    type: 'message.status',
    at,
    data: {
      conversation_id: conversationId,
      message_id: row.message_id,
      status,
      in_doubt: inDoubt,
      failure,
      wamid,
      happened_at: at.toISOString(),
    },
  };
}
