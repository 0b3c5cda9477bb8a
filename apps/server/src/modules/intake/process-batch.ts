import type { ManagementEvent } from '@balcao/whatsapp';
import { type Db, isTransientDbError, type Tx, UnknownCommitOutcome } from '../../platform/db/index.ts';
import type { Log } from '../../platform/log/index.ts';
import { type ReceivePorts, type ReceiveResult, receiveBatch } from '../conversations/index.ts';
import { type InboxWork, inOrder, readInboxRow } from './rules/read-inbox-row.ts';
import { addToLedger, type Count, deleteInbox, type InboxRow, insertQuarantine } from './store/inbox.ts';

export type BatchPorts = {
  db: Db;
  log: Log;
  workerId: string;
  /** this process's row in the ledger */
  slot: number;
  /** what decisions need of these tenants and channels, read before the transaction */
  prepare: (work: readonly InboxWork[]) => Promise<ReceivePorts>;
  applyManagement: (
    tx: Tx,
    place: { organizationId: string; channelId: string },
    event: ManagementEvent,
  ) => Promise<void>;
  newId: () => string;
  onCommitted: (result: ReceiveResult, organizationIds: readonly string[]) => void;
};

/** Another worker holds the shard now; its rows are its own. */
export class LeaseLost extends Error {}

/**
 * Handles rows in one transaction. Only errors of an event itself halve the batch, until that event stands
 * alone and goes to quarantine; a database in trouble fails the whole batch, which is then tried again.
 */
export async function processBatch(rows: readonly InboxRow[], ports: BatchPorts): Promise<void> {
  const work = rows.map(readInboxRow);
  for (const one of work)
    if (one.kind === 'quarantine') await quarantine(one.row, one.reason, one.error, ports);
  await handle(
    work.filter((one) => one.kind !== 'quarantine'),
    ports,
    0,
  );
}

type Handled = Exclude<InboxWork, { kind: 'quarantine' }>;

async function handle(work: readonly Handled[], ports: BatchPorts, attempt: number): Promise<void> {
  if (work.length === 0) return;
  try {
    await transact(work, ports);
  } catch (error) {
    if (error instanceof LeaseLost || error instanceof UnknownCommitOutcome || isTransientDbError(error))
      throw error;
    // Somebody else may just have made the same contact: once more before judging the events.
    if (attempt === 0) return handle(work, ports, 1);
    const [first] = work;
    if (work.length === 1 && first) {
      ports.log.error(
        { err: error, inboxId: first.row.id },
        'an event could not be stored and is in quarantine',
      );
      return quarantine(first.row, 'failed', error instanceof Error ? error.message : String(error), ports);
    }
    const middle = Math.ceil(work.length / 2);
    await handle(work.slice(0, middle), ports, 0);
    await handle(work.slice(middle), ports, 0);
  }
}

async function transact(work: readonly Handled[], ports: BatchPorts): Promise<void> {
  const organizationIds = [...new Set(work.map((one) => one.row.organization_id))].sort();
  const receivePorts = await ports.prepare(work);
  const result = await ports.db.tx(organizationIds, async (tx) => {
    const removed = await deleteInbox(
      tx,
      work.map((one) => one.row.id),
      ports.workerId,
    );
    if (removed !== work.length) throw new LeaseLost('The lease on a shard ran out.');
    const ordered = inOrder(work);
    for (const one of ordered) {
      if (one.kind === 'note')
        ports.log.warn({ channelId: one.row.channel_id, note: one.text }, 'WhatsApp reported an error');
      if (one.kind !== 'management') continue;
      await ports.applyManagement(
        tx,
        { organizationId: one.row.organization_id, channelId: one.row.channel_id },
        one.event,
      );
    }
    const items = ordered.flatMap((one) => (one.kind === 'receive' ? [one.item] : []));
    return receiveBatch(tx, items, {
      ...receivePorts,
      beforeEvents: (received) => addToLedger(tx, countsOf(work, received), ports.slot),
    });
  });
  ports.onCommitted(result, organizationIds);
}

function countsOf(work: readonly Handled[], result: ReceiveResult): Count[] {
  const counts: Count[] = [];
  const hourOf = new Map<string, Handled['row']>();
  const groups = new Map<string, { row: InboxRow; n: number }>();
  for (const { row } of work) {
    if (row.kind !== 'whatsapp') continue;
    const key = `${row.channel_id} ${Math.floor(row.received_at.getTime() / 3_600_000)}`;
    const group = groups.get(key);
    if (group) group.n += 1;
    else groups.set(key, { row, n: 1 });
    hourOf.set(row.channel_id, row);
  }
  for (const { row, n } of groups.values()) {
    counts.push({
      organization_id: row.organization_id,
      channel_id: row.channel_id,
      kind: 'handled',
      count: n,
      hour: row.received_at,
    });
  }
  for (const [channelId, n] of result.duplicates) {
    const row = hourOf.get(channelId);
    if (row)
      counts.push({
        organization_id: row.organization_id,
        channel_id: channelId,
        kind: 'duplicates',
        count: n,
        hour: row.received_at,
      });
  }
  return counts;
}

async function quarantine(row: InboxRow, reason: string, error: string, ports: BatchPorts): Promise<void> {
  await ports.db.tx(row.organization_id, async (tx) => {
    if ((await deleteInbox(tx, [row.id], ports.workerId)) !== 1)
      throw new LeaseLost('The lease on a shard ran out.');
    await insertQuarantine(tx, {
      id: ports.newId(),
      organizationId: row.organization_id,
      channelId: row.channel_id,
      reason,
      error,
      kind: row.kind,
      shard: row.shard,
      payload: Buffer.from(row.payload),
      receivedAt: row.received_at,
    });
    if (row.kind !== 'whatsapp') return;
    await addToLedger(
      tx,
      [
        {
          organization_id: row.organization_id,
          channel_id: row.channel_id,
          kind: 'quarantined',
          count: 1,
          hour: row.received_at,
        },
      ],
      ports.slot,
    );
  });
}
