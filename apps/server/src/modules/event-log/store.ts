import { bulkInsert } from '../../platform/db/bulk.ts';
import type { Queryable, Tx } from '../../platform/db/index.ts';

export type NewEvent = {
  organizationId: string;
  type: string;
  at: Date;
  /** the event without seq, type and at: packages/protocol resources/events.ts */
  data: unknown;
};

type EventRow = { organization_id: string; seq: number; type: string; at: Date; data: unknown };

const insertEvents = bulkInsert<EventRow>('events', {
  organization_id: 'uuid',
  seq: 'bigint',
  type: 'text',
  at: 'timestamptz',
  data: 'json',
});

/** Takes numbers for all organizations of the transaction, in id order so that two batches cannot deadlock. */
async function bumpCounters(
  tx: Tx,
  counts: readonly (readonly [string, number])[],
): Promise<Map<string, number>> {
  const rows = await tx.query<{ organization_id: string; seq: number }>({
    name: 'event_counters_bump',
    text: `insert into event_counters as c (organization_id, seq)
           select * from unnest($1::uuid[], $2::bigint[]) as t(organization_id, n) order by 1
           on conflict (organization_id) do update set seq = c.seq + excluded.seq
           returning organization_id, seq`,
    values: [counts.map(([id]) => id), counts.map(([, n]) => n)],
  });
  return new Map(rows.map((row) => [row.organization_id, row.seq]));
}

/**
 * Appends to the log. Must be the last statements of a transaction: the counter row is held until commit,
 * which is what keeps a cursor from skipping an event that commits late.
 */
export async function appendEvents(tx: Tx, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  const counts = new Map<string, number>();
  for (const event of events) counts.set(event.organizationId, (counts.get(event.organizationId) ?? 0) + 1);
  const last = await bumpCounters(
    tx,
    [...counts].sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  const next = new Map<string, number>();
  for (const [id, n] of counts) next.set(id, (last.get(id) ?? n) - n + 1);
  const rows = events.map((event) => {
    const seq = next.get(event.organizationId) ?? 1;
    next.set(event.organizationId, seq + 1);
    return { organization_id: event.organizationId, seq, type: event.type, at: event.at, data: event.data };
  });
  await tx.execute(insertEvents(rows));
}

/** The sequence a snapshot may claim: read it before the snapshot. */
export async function findLastSeq(
  db: Queryable,
  organizationId: string,
): Promise<{ seq: number; retainedFrom: number }> {
  const [row] = await db.query<{ seq: number; retained_from: number }>({
    name: 'event_counters_find',
    text: 'select seq, retained_from from event_counters where organization_id = $1',
    values: [organizationId],
  });
  return { seq: row?.seq ?? 0, retainedFrom: row?.retained_from ?? 0 };
}

export type StoredEvent = { seq: number; type: string; at: string } & Record<string, unknown>;

export async function readEvents(
  tx: Tx,
  organizationId: string,
  afterSeq: number,
  limit: number,
): Promise<StoredEvent[]> {
  const rows = await tx.query<{ seq: number; type: string; at: Date; data: Record<string, unknown> }>({
    name: 'events_read',
    text: 'select seq, type, at, data from events where organization_id = $1 and seq > $2 order by seq limit $3',
    values: [organizationId, afterSeq, limit],
  });
  return rows.map((row) => ({ seq: row.seq, type: row.type, at: row.at.toISOString(), ...row.data }));
}

/** Every organization that ever had an event. */
export async function listOrganizationsWithEvents(db: Queryable): Promise<string[]> {
  const rows = await db.query<{ organization_id: string }>({
    text: 'select organization_id from event_counters order by organization_id',
  });
  return rows.map((row) => row.organization_id);
}

/**
 * Forgets at most `limit` of the oldest events, up to the first that is not older than `before`: the log loses
 * its beginning and never gets holes, although `at` follows WhatsApp's clock and does not always rise.
 * A consumer that comes back later is told to resync. Returns how many went.
 */
export async function deleteEventsBefore(
  tx: Tx,
  organizationId: string,
  before: Date,
  limit: number,
): Promise<number> {
  const [row] = await tx.query<{ last: number | null; count: number }>({
    text: `with oldest as materialized (
             select seq, at from events where organization_id = $1 order by seq limit $3
           ), gone as (
             delete from events e using oldest o
              where e.organization_id = $1 and e.seq = o.seq
                and o.seq < coalesce((select min(seq) from oldest where at >= $2), 9223372036854775807)
             returning e.seq
           ) select max(seq) as last, count(*)::int as count from gone`,
    values: [organizationId, before, limit],
  });
  if (!row || row.last === null) return 0;
  await tx.execute({
    text: 'update event_counters set retained_from = greatest(retained_from, $2) where organization_id = $1',
    values: [organizationId, row.last],
  });
  return row.count;
}
