import type { Queryable, Tx } from '../db/index.ts';
import type { Lane } from './jobs.types.ts';
import { JOBS_CHANNEL } from './store.ts';

export type DeadJob = {
  id: number;
  lane: Lane;
  kind: string;
  organizationId: string | null;
  payload: unknown;
  attempts: number;
  lastError: string | null;
  diedAt: Date;
};

/** Newest first; `beforeId` pages on. */
export async function listDeadJobs(
  db: Queryable,
  filter: { organizationId?: string; lane?: Lane; beforeId?: number; limit: number },
): Promise<DeadJob[]> {
  return db.query<DeadJob>({
    text: `SELECT id, lane, kind, organization_id AS "organizationId", payload, attempts, last_error AS "lastError",
        finished_at AS "diedAt"
      FROM jobs WHERE state = 'dead' AND ($1::uuid IS NULL OR organization_id = $1) AND ($2::text IS NULL OR lane = $2)
        AND ($3::bigint IS NULL OR id < $3)
      ORDER BY id DESC LIMIT $4`,
    values: [filter.organizationId ?? null, filter.lane ?? null, filter.beforeId ?? null, filter.limit],
  });
}

/** Back to work with all attempts. Without an organization: any. Returns how many were dead and are ready now. */
export async function retryDeadJobs(
  tx: Tx,
  ids: readonly number[],
  organizationId?: string,
): Promise<number> {
  const rows = await tx.query<{ lane: Lane }>({
    text: `UPDATE jobs SET state = 'ready', attempts = 0, run_at = now(), finished_at = NULL
      WHERE id = ANY ($1::bigint[]) AND state = 'dead' AND ($2::uuid IS NULL OR organization_id = $2) RETURNING lane`,
    values: [ids, organizationId ?? null],
  });
  for (const lane of new Set(rows.map((row) => row.lane))) tx.notify(JOBS_CHANNEL, lane);
  return rows.length;
}

export type LaneStats = { lane: Lane; waiting: number; running: number; dead: number; oldestWaitMs: number };

/** For /metrics and the ledger: the age of the oldest due job says more than the length of the line. */
export async function readLaneStats(db: Queryable): Promise<LaneStats[]> {
  return db.query<LaneStats>({
    text: `SELECT lane,
        count(*) FILTER (WHERE state = 'ready' AND run_at <= now())::int AS waiting,
        count(*) FILTER (WHERE state = 'running')::int AS running,
        count(*) FILTER (WHERE state = 'dead')::int AS dead,
        coalesce(extract(epoch FROM now() - min(run_at) FILTER (WHERE state = 'ready' AND run_at <= now())) * 1000, 0)::int
          AS "oldestWaitMs"
      FROM jobs WHERE state <> 'done' GROUP BY lane`,
  });
}
