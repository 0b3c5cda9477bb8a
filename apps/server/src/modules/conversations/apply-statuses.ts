import type { StatusName } from '@balcao/whatsapp';
import type { Tx } from '../../platform/db/index.ts';
import type { NewEvent } from '../event-log/index.ts';
import type { StoredFailure } from './conversation.types.ts';
import { RANK, rankOf, statusName } from './rules/delivery-status.ts';
import { claimMessageIds } from './store/messages.ts';
import {
  insertParkedStatuses,
  lockStatusTargets,
  type StatusTarget,
  type StatusUpdate,
  settleOutbox,
  updateStatuses,
} from './store/statuses.ts';

/** A status webhook on one of our channels; JSON-safe, because it may be parked. */
export type IncomingStatus = {
  organizationId: string;
  channelId: string;
  wamid: string;
  /** our message id, when Meta echoed it */
  messageId: string | null;
  status: StatusName;
  timestampMs: number;
  failure: StoredFailure | null;
};

/**
 * Applies statuses upwards only and returns the events of those that rose. What matches nothing is parked:
 * the wamid may be recorded a moment after the status looked for it.
 */
export async function applyStatuses(tx: Tx, statuses: readonly IncomingStatus[]): Promise<NewEvent[]> {
  const known = statuses.filter((status) => rankOf(status.status) !== null);
  if (known.length === 0) return [];
  const targets = await findTargets(tx, known);
  const updates = new Map<string, StatusUpdate>();
  const events: NewEvent[] = [];
  const learnt: { organization_id: string; channel_id: string; wamid: string; message_id: string }[] = [];
  const settled: string[] = [];
  const parked: IncomingStatus[] = [];
  known.forEach((status, i) => {
    const target = targets.get(i);
    if (!target) {
      parked.push(status);
      return;
    }
    if (target.wamid === null) {
      target.wamid = status.wamid;
      learnt.push({
        organization_id: target.organization_id,
        channel_id: target.channel_id,
        wamid: status.wamid,
        message_id: target.id,
      });
    }
    if (target.status < RANK.accepted || target.in_doubt) settled.push(target.id);
    const rank = rankOf(status.status);
    if (rank === null || (rank <= target.status && !target.in_doubt)) return;
    const update = raise(updates.get(target.id), target, status, Math.max(rank, target.status));
    updates.set(target.id, update);
    target.status = update.status;
    target.in_doubt = false;
    events.push(statusEvent(target, status, update));
  });
  if (updates.size > 0) await updateStatuses(tx, [...updates.values()]);
  if (learnt.length > 0) await claimMessageIds(tx, learnt);
  if (settled.length > 0) await settleOutbox(tx, settled);
  if (parked.length > 0) {
    await tx.execute(
      insertParkedStatuses(
        parked.map((s) => ({
          organization_id: s.organizationId,
          channel_id: s.channelId,
          wamid: s.wamid,
          data: s,
        })),
      ),
    );
  }
  return events;
}

async function findTargets(tx: Tx, statuses: readonly IncomingStatus[]): Promise<Map<number, StatusTarget>> {
  const found = new Map<number, StatusTarget>();
  const byMessage = new Map<string, StatusTarget>();
  const remember = (rows: readonly StatusTarget[], ordOf: (ord: number) => number) => {
    for (const row of rows) {
      // Two statuses of one message share one object, so the second sees what the first raised.
      const target = byMessage.get(row.id) ?? row;
      byMessage.set(row.id, target);
      found.set(ordOf(row.ord), target);
    }
  };
  remember(
    await lockStatusTargets(
      tx,
      statuses.map((s) => ({
        organization_id: s.organizationId,
        channel_id: s.channelId,
        message_id: s.messageId,
        wamid: s.wamid,
      })),
    ),
    (ord) => ord,
  );
  // The echoed id may be somebody else's (another system on the same number): try the wamid.
  const missed = statuses
    .map((s, i) => ({ s, i }))
    .filter(({ s, i }) => !found.has(i) && s.messageId !== null);
  if (missed.length > 0) {
    remember(
      await lockStatusTargets(
        tx,
        missed.map(({ s }) => ({
          organization_id: s.organizationId,
          channel_id: s.channelId,
          message_id: null,
          wamid: s.wamid,
        })),
      ),
      (ord) => missed[ord]?.i ?? -1,
    );
  }
  return found;
}

function raise(
  former: StatusUpdate | undefined,
  target: StatusTarget,
  status: IncomingStatus,
  rank: number,
): StatusUpdate {
  const at = new Date(status.timestampMs);
  return {
    organization_id: target.organization_id,
    id: target.id,
    status: rank,
    wamid: status.wamid,
    failure: rank === RANK.failed ? status.failure : null,
    accepted_at: former?.accepted_at ?? at,
    delivered_at: former?.delivered_at ?? (rank >= RANK.delivered ? at : null),
    read_at: former?.read_at ?? (rank >= RANK.read ? at : null),
  };
}

function statusEvent(target: StatusTarget, status: IncomingStatus, update: StatusUpdate): NewEvent {
  const at = new Date(status.timestampMs);
  return {
    organizationId: target.organization_id,
    type: 'message.status',
    at,
    data: {
      conversation_id: target.conversation_id,
      message_id: target.id,
      status: statusName(update.status),
      in_doubt: false,
      failure: update.failure,
      wamid: target.wamid,
      happened_at: at.toISOString(),
    },
  };
}
