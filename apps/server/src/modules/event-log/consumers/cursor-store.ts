import type { Queryable, Tx } from '../../../platform/db/index.ts';
import type { StoredEvent } from '../store.ts';

/**
 * Where the consumer stands, locked until the transaction ends. Null: another process is at this organization.
 * A consumer that is new here stands at the beginning.
 */
export async function lockCursor(tx: Tx, consumer: string, organizationId: string): Promise<number | null> {
  const values = [consumer, organizationId];
  const [known] = await tx.query<{ seq: number }>({
    name: 'log_cursors_lock',
    text: 'select seq from log_cursors where consumer = $1 and organization_id = $2 for update skip locked',
    values,
  });
  if (known) return known.seq;
  // Looked for first: an insert would wait for whoever holds the row.
  const [held] = await tx.query<{ seq: number }>({
    name: 'log_cursors_find',
    text: 'select seq from log_cursors where consumer = $1 and organization_id = $2',
    values,
  });
  if (held) return null;
  const [made] = await tx.query<{ seq: number }>({
    name: 'log_cursors_begin',
    text: `insert into log_cursors (consumer, organization_id) values ($1, $2)
           on conflict (consumer, organization_id) do nothing returning seq`,
    values,
  });
  return made?.seq ?? null;
}

export async function moveCursor(
  tx: Tx,
  consumer: string,
  organizationId: string,
  seq: number,
): Promise<void> {
  await tx.execute({
    name: 'log_cursors_move',
    text: 'update log_cursors set seq = $3 where consumer = $1 and organization_id = $2',
    values: [consumer, organizationId, seq],
  });
}

export type LogSlice = {
  events: StoredEvent[];
  /** the cursor after them: events of other types in between are passed over */
  through: number;
  lastSeq: number;
  /** events up to here were cleaned away */
  retainedFrom: number;
};

/**
 * The next `limit` numbers after `afterSeq`, or after what was cleaned away. Events and bounds of the log are one
 * statement, so of one moment. Uses the key of events.
 */
export async function readSlice(
  tx: Tx,
  organizationId: string,
  afterSeq: number,
  limit: number,
  types: readonly string[] | null,
): Promise<LogSlice> {
  const rows = await tx.query<{
    last_seq: number;
    retained_from: number;
    seq: number | null;
    type: string;
    at: Date;
    data: Record<string, unknown>;
  }>({
    name: 'events_read_slice',
    text: `select c.seq as last_seq, c.retained_from, e.* from event_counters c
             left join lateral (
               select e.seq, e.type, e.at, e.data from events e
                where e.organization_id = c.organization_id and e.seq > greatest($2, c.retained_from)
                  and e.seq <= greatest($2, c.retained_from) + $3 and ($4::text[] is null or e.type = any($4))) e on true
            where c.organization_id = $1 order by e.seq`,
    values: [organizationId, afterSeq, limit, types],
  });
  const [bounds] = rows;
  if (!bounds) return { events: [], through: afterSeq, lastSeq: afterSeq, retainedFrom: 0 };
  const { last_seq: lastSeq, retained_from: retainedFrom } = bounds;
  return {
    events: rows.flatMap((row) =>
      row.seq === null ? [] : { seq: row.seq, type: row.type, at: row.at.toISOString(), ...row.data },
    ),
    through: Math.max(afterSeq, Math.min(lastSeq, Math.max(afterSeq, retainedFrom) + limit)),
    lastSeq,
    retainedFrom,
  };
}

export type LogLag = { consumer: string; organizationId: string; lag: number };

/** Over all organizations: which consumers have events waiting, and how many. */
export async function readLogLag(db: Queryable, consumers: readonly string[]): Promise<LogLag[]> {
  return db.query<LogLag>({
    name: 'log_lag',
    text: 'select consumer, organization_id as "organizationId", lag from balcao_log_lag($1)',
    values: [consumers],
  });
}
