import { columnValues } from '../../platform/db/bulk.ts';
import type { Queryable, Tx } from '../../platform/db/index.ts';

export type NewEvent = {
  organizationId: string;
  type: string;
  at: Date;
  /** the event without seq, type and at: packages/protocol resources/events.ts */
  data: unknown;
};

const columns = { organizationId: 'uuid', type: 'text', at: 'timestamptz', data: 'json' } as const;

/**
 * Appends to the log, in order. Must be the last statement of a transaction: each organization's counter row is held
 * until commit, which is what keeps a cursor from skipping an event that commits late. Counters are taken in id order,
 * so that two batches cannot deadlock; numbers and events are one statement, so that they are held for its time only.
 */
export async function appendEvents(tx: Tx, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  await tx.execute({
    name: 'events_append',
    text: `with e as (
             select * from unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::text[]) with ordinality
                      as e(organization_id, type, at, data, place)),
           n as (select organization_id, count(*) as n from e group by 1),
           bump as (
             insert into event_counters as c (organization_id, seq) select organization_id, n from n order by 1
             on conflict (organization_id) do update set seq = c.seq + excluded.seq
             returning organization_id, seq)
           insert into events (organization_id, seq, type, at, data)
           select e.organization_id, b.seq - n.n + row_number() over (partition by e.organization_id order by e.place),
                  e.type, e.at, e.data::json
             from e join n on n.organization_id = e.organization_id join bump b on b.organization_id = e.organization_id`,
    values: columnValues<NewEvent>(columns, events),
  });
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
