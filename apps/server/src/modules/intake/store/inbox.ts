import { columnValues, selectColumns, unnestColumns } from '../../../platform/db/bulk.ts';
import type { Queryable, Tx } from '../../../platform/db/index.ts';
import type { NewInboxRow } from '../rules/sort-delivery.ts';

const columns = {
  shard: 'smallint',
  organization_id: 'uuid',
  channel_id: 'uuid',
  kind: 'text',
  payload: 'text',
} as const;
const names = Object.keys(columns).join(', ');

/** The rows and their count in the ledger, in one statement and so in one commit. `slot` = this process. */
export async function insertInbox(db: Queryable, rows: readonly NewInboxRow[], slot: number): Promise<void> {
  await db.execute({
    name: 'inbox_insert',
    text: `with rows as (select ${selectColumns(columns)} from ${unnestColumns(columns)}),
                counted as (
                  insert into ledger_counters as l (organization_id, channel_id, hour, kind, slot, count)
                  select organization_id, channel_id, date_trunc('hour', now()), 'received', $6::smallint, count(*)
                    from rows where kind = 'whatsapp' group by 1, 2 order by 1, 2
                  on conflict (organization_id, channel_id, hour, kind, slot) do update set count = l.count + excluded.count)
           insert into inbox (${names}) select ${names} from rows`,
    values: [...columnValues<NewInboxRow>(columns, rows), slot],
  });
}

export type InboxRow = NewInboxRow & { id: number; received_at: Date };

/** In inbox order. Uses the primary key: the table holds only what is not handled yet. */
export async function listInbox(
  db: Queryable,
  shards: readonly number[],
  limit: number,
): Promise<InboxRow[]> {
  return db.query<InboxRow>({
    name: 'inbox_list',
    text: 'select id, shard, organization_id, channel_id, kind, payload, received_at from inbox where shard = any($1::smallint[]) order by id limit $2',
    values: [shards, limit],
  });
}

/** Removes handled rows while this worker still holds their shards; fewer than asked for means it does not. */
export async function deleteInbox(tx: Tx, ids: readonly number[], workerId: string): Promise<number> {
  return tx.execute({
    name: 'inbox_delete',
    text: `delete from inbox i using shard_leases l
            where i.id = any($1::bigint[]) and l.shard = i.shard and l.owner = $2 and l.expires_at > now()`,
    values: [ids, workerId],
  });
}

export type Count = { organization_id: string; channel_id: string; kind: string; count: number; hour: Date };

export async function addToLedger(tx: Queryable, counts: readonly Count[], slot: number): Promise<void> {
  if (counts.length === 0) return;
  await tx.execute({
    name: 'ledger_add',
    text: `insert into ledger_counters as l (organization_id, channel_id, hour, kind, slot, count)
           select organization_id, channel_id, date_trunc('hour', hour), kind, $6::smallint, sum(count)
             from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::timestamptz[]) as t(organization_id, channel_id, kind, count, hour)
            group by 1, 2, 3, 4 order by 1, 2, 3, 4
           on conflict (organization_id, channel_id, hour, kind, slot) do update set count = l.count + excluded.count`,
    values: [
      counts.map((c) => c.organization_id),
      counts.map((c) => c.channel_id),
      counts.map((c) => c.kind),
      counts.map((c) => c.count),
      counts.map((c) => c.hour),
      slot,
    ],
  });
}

/** Due timers enter their contact's line as inbox rows, in one statement. Business time is passed in. */
export async function moveDueTimers(db: Queryable, now: Date, limit: number): Promise<number> {
  return db.execute({
    name: 'timers_move_due',
    text: `with due as (
             delete from timers t
              where (t.organization_id, t.subject_id, t.name) in (
                select organization_id, subject_id, name from timers where due_at <= $1 order by due_at limit $2 for update skip locked)
             returning t.*)
           insert into inbox (shard, organization_id, channel_id, kind, payload)
           select shard, organization_id, channel_id, 'timer',
                  json_build_object('contactId', contact_id, 'conversationId', subject_id,
                                    'event', json_build_object('type', 'timer', 'name', name, 'step', step))::text
             from due order by due_at`,
    values: [now, limit],
  });
}

export type QuarantineRow = {
  id: string;
  organizationId: string | null;
  channelId: string | null;
  reason: string;
  error: string | null;
  kind: string;
  shard: number;
  payload: Uint8Array;
  receivedAt: Date;
};

export async function insertQuarantine(db: Queryable, row: QuarantineRow): Promise<void> {
  await db.query({
    text: 'select balcao_quarantine($1, $2, $3, $4, $5, $6, $7::smallint, $8, $9)',
    values: [
      row.id,
      row.organizationId,
      row.channelId,
      row.reason,
      row.error,
      row.kind,
      row.shard,
      row.payload,
      row.receivedAt,
    ],
  });
}
