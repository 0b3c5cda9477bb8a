import type { Queryable, Tx } from '../db/index.ts';
import type { Job, Lane, NewJob } from './jobs.types.ts';

export const JOBS_CHANNEL = 'balcao_jobs';

export type Lease = { owner: string; forMs: number };
export type Claim = {
  lane: Lane;
  kinds: readonly string[];
  limit: number;
  lease: Lease;
  now: Date;
  /** organizations whose jobs wait, because they have their share */
  except: readonly string[];
};
type Held = { id: number; attempts: number; owner: string };

/** Uses index jobs_unique_key. Sorted by the caller, so that two transactions cannot deadlock. */
export async function insertJobs(tx: Tx, jobs: readonly NewJob[]): Promise<void> {
  await tx.execute({
    name: 'jobs_insert',
    text: `INSERT INTO jobs (lane, kind, organization_id, key, unique_key, payload, run_at, max_attempts)
      SELECT lane, kind, organization_id, key, unique_key, payload, coalesce(run_at, now()), coalesce(max_attempts, 20)
      FROM unnest($1::text[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::jsonb[], $7::timestamptz[], $8::int[])
        AS t(lane, kind, organization_id, key, unique_key, payload, run_at, max_attempts)
      ON CONFLICT (unique_key) WHERE unique_key IS NOT NULL
        DO UPDATE SET run_at = least(jobs.run_at, excluded.run_at)`,
    values: [
      jobs.map((job) => job.lane),
      jobs.map((job) => job.kind),
      jobs.map((job) => job.organizationId ?? null),
      jobs.map((job) => job.key ?? null),
      jobs.map((job) => job.uniqueKey ?? null),
      jobs.map((job) => JSON.stringify(job.payload ?? null)),
      jobs.map((job) => job.runAt ?? null),
      jobs.map((job) => job.maxAttempts ?? null),
    ],
  });
}

/**
 * Uses indexes jobs_ready and jobs_line. Two claims of one key at once: jobs_one_running_per_key refuses the second.
 * Due is what the app's clock or the database's has passed: the app's may run ahead (a demo, a test), and a job
 * enqueued for "now" must not wait for an app whose clock is slow. Leases know the database's clock only.
 */
export async function claimJobs(
  db: Queryable,
  { lane, kinds, limit, lease, now, except }: Claim,
): Promise<Job[]> {
  return db.query<Job>({
    name: 'jobs_claim',
    text: `WITH picked AS MATERIALIZED (
        SELECT id FROM jobs j
        WHERE lane = $1 AND state = 'ready' AND run_at <= greatest(now(), $6::timestamptz) AND kind = ANY ($2)
          AND (organization_id IS NULL OR organization_id <> ALL ($7::uuid[]))
          AND (key IS NULL OR NOT EXISTS (
            SELECT 1 FROM jobs line WHERE line.key = j.key AND line.state IN ('ready', 'running')
              AND (line.id < j.id OR line.state = 'running')))
        ORDER BY run_at, id LIMIT $3 FOR UPDATE SKIP LOCKED),
      taken AS (
        UPDATE jobs SET state = 'running', attempts = attempts + 1, unique_key = NULL,
          lease_owner = $4, lease_until = now() + $5 * interval '1 millisecond'
        FROM picked WHERE jobs.id = picked.id
        RETURNING jobs.id, lane, kind, key, organization_id AS "organizationId", payload, attempts,
          max_attempts AS "maxAttempts", run_at AS "runAt")
      SELECT id, lane, kind, key, "organizationId", payload, attempts, "maxAttempts", "runAt" FROM taken ORDER BY "runAt", id`,
    values: [lane, kinds, limit, lease.owner, lease.forMs, now, except],
  });
}

/** Which of them are still ours: the attempt tells a job taken again from the run that lost it. */
export async function renewLeases(
  db: Queryable,
  ids: readonly number[],
  lease: Lease,
): Promise<{ id: number; attempts: number }[]> {
  return db.query({
    name: 'jobs_renew',
    text: `UPDATE jobs SET lease_until = now() + $3 * interval '1 millisecond'
      WHERE id = ANY ($1::bigint[]) AND state = 'running' AND lease_owner = $2 AND lease_until > now()
      RETURNING id, attempts`,
    values: [ids, lease.owner, lease.forMs],
  });
}

/** Uses index jobs_lease. The attempt counts: a job that kills its process must not do so for ever. */
export async function recoverExpiredJobs(db: Queryable): Promise<Lane[]> {
  const rows = await db.query<{ lane: Lane }>({
    name: 'jobs_recover',
    text: `WITH expired AS MATERIALIZED (
        SELECT id FROM jobs WHERE state = 'running' AND lease_until <= now() LIMIT 500 FOR UPDATE SKIP LOCKED)
      UPDATE jobs SET state = CASE WHEN attempts >= max_attempts THEN 'dead' ELSE 'ready' END,
        finished_at = CASE WHEN attempts >= max_attempts THEN now() END,
        run_at = now(), lease_owner = NULL, lease_until = NULL,
        last_error = 'The process that ran it disappeared.'
      FROM expired WHERE jobs.id = expired.id RETURNING lane`,
  });
  return [...new Set(rows.map((row) => row.lane))];
}

/** False = no longer ours. */
export async function finishJob(db: Queryable, held: Held): Promise<boolean> {
  const count = await db.execute({
    name: 'jobs_finish',
    text: `UPDATE jobs SET state = 'done', finished_at = now(), lease_owner = NULL, lease_until = NULL, last_error = NULL
      WHERE id = $1 AND attempts = $2 AND lease_owner = $3 AND state = 'running'`,
    values: [held.id, held.attempts, held.owner],
  });
  return count === 1;
}

/** Its delay counts from where claims look, so that a clock that runs ahead does not make it due at once. */
export async function retryJob(
  db: Queryable,
  held: Held,
  retry: { delayMs: number; countsAsAttempt: boolean; reason: string },
  now: Date,
): Promise<boolean> {
  const count = await db.execute({
    name: 'jobs_retry',
    text: `UPDATE jobs SET state = 'ready', run_at = greatest(now(), $7::timestamptz) + $4 * interval '1 millisecond', last_error = $5,
        attempts = attempts - $6, lease_owner = NULL, lease_until = NULL
      WHERE id = $1 AND attempts = $2 AND lease_owner = $3 AND state = 'running'`,
    values: [
      held.id,
      held.attempts,
      held.owner,
      retry.delayMs,
      retry.reason,
      retry.countsAsAttempt ? 0 : 1,
      now,
    ],
  });
  return count === 1;
}

export async function buryJob(db: Queryable, held: Held, reason: string): Promise<boolean> {
  const count = await db.execute({
    name: 'jobs_bury',
    text: `UPDATE jobs SET state = 'dead', finished_at = now(), last_error = $4, lease_owner = NULL, lease_until = NULL
      WHERE id = $1 AND attempts = $2 AND lease_owner = $3 AND state = 'running'`,
    values: [held.id, held.attempts, held.owner, reason],
  });
  return count === 1;
}

/** Uses index jobs_finished. In bites, so that no transaction is long. */
export async function deleteFinishedJobs(
  db: Queryable,
  keep: { doneMs: number; deadMs: number },
  limit: number,
): Promise<number> {
  return db.execute({
    text: `DELETE FROM jobs WHERE id IN (
      SELECT id FROM jobs
      WHERE (state = 'done' AND finished_at < now() - $1 * interval '1 millisecond')
         OR (state = 'dead' AND finished_at < now() - $2 * interval '1 millisecond')
      LIMIT $3 FOR UPDATE SKIP LOCKED)`,
    values: [keep.doneMs, keep.deadMs, limit],
  });
}
