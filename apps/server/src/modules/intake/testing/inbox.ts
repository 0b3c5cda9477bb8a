import { silentLog } from '../../../platform/log/index.ts';
import type { Bench, BenchChannel } from '../../conversations/testing/bench.ts';
import { nextWamid } from '../../conversations/testing/items.ts';
import type { BatchPorts } from '../process-batch.ts';
import { processBatch } from '../process-batch.ts';
import { type InboxRow, insertInbox, listInbox } from '../store/inbox.ts';
import { beat, takeLeases } from '../store/leases.ts';

export const ALL_SHARDS = Array.from({ length: 64 }, (_, shard) => shard);

/** A text message as `splitDelivery` cuts it. */
export function textPart(
  bench: Bench,
  from: string,
  body: string,
  options: { wamid?: string; atMs?: number; channel?: BenchChannel } = {},
) {
  const { wamid = nextWamid(), atMs = bench.clock.now(), channel = bench.channel } = options;
  return {
    field: 'messages',
    wabaId: channel.wabaId,
    phoneNumberId: channel.phoneNumberId,
    shardKey: from,
    kindHint: 'message',
    value: {
      metadata: { phone_number_id: channel.phoneNumberId },
      messages: [
        { from, id: wamid, timestamp: String(Math.floor(atMs / 1000)), type: 'text', text: { body } },
      ],
    },
  };
}

export function inboxRow(bench: Bench, part: unknown, shard = 7, channel = bench.channel) {
  return {
    shard,
    organization_id: channel.organizationId,
    channel_id: channel.id,
    kind: 'whatsapp' as const,
    payload: typeof part === 'string' ? part : JSON.stringify(part),
  };
}

export function batchPorts(bench: Bench, workerId: string, overrides: Partial<BatchPorts> = {}): BatchPorts {
  return {
    db: bench.db,
    log: silentLog,
    workerId,
    slot: 1,
    prepare: async () => bench.receivePorts,
    applyManagement: async () => {},
    newId: bench.newId,
    onCommitted: () => {},
    ...overrides,
  };
}

export async function holdAllShards(bench: Bench, workerId: string): Promise<void> {
  await bench.rows('update shard_leases set owner = null');
  await beat(bench.db, workerId);
  await takeLeases(bench.db, workerId, 64);
}

export const putIntoInbox = (bench: Bench, ...parts: unknown[]) =>
  insertInbox(
    bench.db,
    parts.map((part) => inboxRow(bench, part)),
    1,
  );

export const waiting = (bench: Bench): Promise<InboxRow[]> => listInbox(bench.db, ALL_SHARDS, 1000);

/** Works the inbox off as a worker does, which must hold the shards. */
export async function workOff(bench: Bench, workerId: string, overrides: Partial<BatchPorts> = {}) {
  for (let rows = await waiting(bench); rows.length > 0; rows = await waiting(bench))
    await processBatch(rows, batchPorts(bench, workerId, overrides));
}

export async function countersOf(bench: Bench): Promise<Record<string, number>> {
  const rows = await bench.rows<{ kind: string; count: number }>(
    'select kind, sum(count)::int as count from ledger_counters where organization_id = $1 group by 1',
    [bench.organizationId],
  );
  return Object.fromEntries(rows.map((row) => [row.kind, row.count]));
}
