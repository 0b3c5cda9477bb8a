import { type Db, isTransientDbError } from '../db/index.ts';
import type { Log } from '../log/index.ts';
import { decideFailure } from './decide-failure.ts';
import { type Job, type JobHandler, JobLeaseLost } from './jobs.types.ts';
import { buryJob, finishJob, retryJob } from './store.ts';

/** `lost` = the lease went to another process, or the outcome could not be stored: the job runs again. */
export type JobOutcome = 'done' | 'retry' | 'dead' | 'lost';

export type RunJobOptions = {
  db: Db;
  log: Log;
  owner: string;
  signal: AbortSignal;
  isLeaving: () => boolean;
  random: () => number;
  now: () => Date;
};

export type JobResult = { outcome: JobOutcome; retryInMs?: number };

/** One attempt: the handler, then its outcome in the table. Never throws. */
export async function runJob(job: Job, handler: JobHandler, options: RunJobOptions): Promise<JobResult> {
  const { db, log } = options;
  const held = { id: job.id, attempts: job.attempts, owner: options.owner };
  let finished = false;
  try {
    await handler(job, {
      signal: options.signal,
      async finish(tx) {
        if (!(await finishJob(tx, held))) throw new JobLeaseLost();
        tx.afterCommit(() => {
          finished = true;
        });
      },
    });
    if (finished || (await finishJob(db, held))) return { outcome: 'done' };
    log.warn({ job: job.id, kind: job.kind }, 'A job was taken over by another process');
    return { outcome: 'lost' };
  } catch (error) {
    if (finished) {
      log.warn({ err: error, job: job.id, kind: job.kind }, 'A job failed after it was finished');
      return { outcome: 'done' };
    }
    return settleFailure(job, held, error, options);
  }
}

async function settleFailure(
  job: Job,
  held: { id: number; attempts: number; owner: string },
  error: unknown,
  options: RunJobOptions,
): Promise<JobResult> {
  const { db, log } = options;
  const fields = { err: error, job: job.id, kind: job.kind, attempts: job.attempts };
  if (error instanceof JobLeaseLost) {
    log.warn(fields, 'A job was taken over by another process');
    return { outcome: 'lost' };
  }
  const leaving = options.signal.aborted && options.isLeaving();
  const failure = decideFailure(job, error, leaving, options.random());
  try {
    switch (failure.fate) {
      case 'dead':
        log.error(fields, 'A job failed for good and is kept as a dead letter');
        return { outcome: (await buryJob(db, held, failure.reason)) ? 'dead' : 'lost' };
      case 'retry':
        log.warn({ ...fields, delayMs: failure.delayMs }, 'A job failed and will be tried again');
        if (!(await retryJob(db, held, failure, options.now()))) return { outcome: 'lost' };
        return { outcome: 'retry', retryInMs: failure.delayMs };
      default:
        return failure satisfies never;
    }
  } catch (storeError) {
    const level = isTransientDbError(storeError) ? 'warn' : 'error';
    log[level](
      { err: storeError, job: job.id },
      'The outcome of a job was not stored; it runs again when its lease ends',
    );
    return { outcome: 'lost' };
  }
}
