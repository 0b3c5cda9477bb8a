import { randomUUID } from 'node:crypto';
import { type Clock, sleep, type Timer } from '../clock/index.ts';
import { type Db, findSqlState, isTransientDbError, type Listener } from '../db/index.ts';
import type { Log } from '../log/index.ts';
import { decideFailure } from './decide-failure.ts';
import { type Job, type JobHandler, JobLeaseLost, LANES, type Lane } from './jobs.types.ts';
import { createSchedules, type Schedule } from './schedules.ts';
import {
  buryJob,
  claimJobs,
  deleteFinishedJobs,
  finishJob,
  JOBS_CHANNEL,
  recoverExpiredJobs,
  renewLeases,
  retryJob,
} from './store.ts';

export type JobOutcome = 'done' | 'retry' | 'dead' | 'lost';

export type JobRunnerOptions = {
  db: Db;
  /** By kind. A runner takes only kinds it has a handler for. */
  handlers: Readonly<Record<string, JobHandler>>;
  /** How many jobs of a lane run at once; lanes left out are not served. */
  lanes: Partial<Record<Lane, number>>;
  schedules?: readonly Schedule[];
  clock: Clock;
  log: Log;
  onFinished?: (job: Job, outcome: JobOutcome, durationMs: number) => void;
  random?: () => number;
  pollMs?: number;
  leaseMs?: number;
  drainMs?: number;
  keep?: { doneMs: number; deadMs: number };
};

export interface JobRunner {
  start(): Promise<void>;
  /** Takes nothing new, lets what runs finish, then asks it to stop. */
  stop(): Promise<void>;
}

type Running = { job: Job; controller: AbortController; settled: Promise<void> };

const CLEANUP_MS = 60_000;
const CLEANUP_BITE = 5_000;
const LEAVE_MS = 5_000;
const DAY_MS = 86_400_000;

export function createJobRunner(options: JobRunnerOptions): JobRunner {
  const { db, clock, log, handlers } = options;
  const lease = { owner: randomUUID(), forMs: options.leaseMs ?? 30_000 };
  const kinds = Object.keys(handlers);
  const lanes = LANES.filter((lane) => (options.lanes[lane] ?? 0) > 0);
  const schedules = createSchedules(db, options.schedules ?? [], () => clock.now());
  const running = new Set<Running>();
  const claiming = new Map<Lane, { again: boolean }>();
  const timers = new Set<Timer>();
  const background = new Set<Promise<void>>();
  let listener: Listener | undefined;
  let stopping: Promise<void> | undefined;
  let lastRenewal = performance.now();

  /** Fills the lane's free places; one claim per lane at a time. */
  async function pump(lane: Lane): Promise<void> {
    const other = claiming.get(lane);
    if (other) {
      other.again = true;
      return;
    }
    const state = { again: true };
    claiming.set(lane, state);
    try {
      while (state.again && !isStopping()) {
        state.again = false;
        const free = (options.lanes[lane] ?? 0) - countRunning(lane);
        if (free <= 0) break;
        for (const job of await claimJobs(db, lane, kinds, free, lease)) begin(job);
      }
    } catch (error) {
      // Two claims of one key at once: the other process has it.
      if (findSqlState(error) !== '23505')
        report(error, 'Jobs could not be claimed; the next poll tries again');
    } finally {
      claiming.delete(lane);
    }
  }

  function begin(job: Job): void {
    const controller = new AbortController();
    const entry: Running = { job, controller, settled: Promise.resolve() };
    running.add(entry);
    entry.settled = run(job, controller).finally(() => {
      running.delete(entry);
      wake(job.lane);
    });
  }

  async function run(job: Job, controller: AbortController): Promise<void> {
    const startedAt = performance.now();
    const held = { id: job.id, attempts: job.attempts, owner: lease.owner };
    let finished = false;
    let outcome: JobOutcome;
    try {
      await handlers[job.kind]?.(job, {
        signal: controller.signal,
        async finish(tx) {
          if (!(await finishJob(tx, held))) throw new JobLeaseLost();
          tx.afterCommit(() => {
            finished = true;
          });
        },
      });
      outcome = finished || (await finishJob(db, held)) ? 'done' : 'lost';
    } catch (error) {
      if (finished)
        log.warn({ err: error, job: job.id, kind: job.kind }, 'A job failed after it was finished');
      outcome = finished ? 'done' : await settleFailure(job, held, error, controller.signal.aborted);
    }
    if (outcome === 'lost')
      log.warn({ job: job.id, kind: job.kind }, 'A job was taken over by another process');
    options.onFinished?.(job, outcome, performance.now() - startedAt);
  }

  async function settleFailure(
    job: Job,
    held: { id: number; attempts: number; owner: string },
    error: unknown,
    aborted: boolean,
  ): Promise<JobOutcome> {
    if (error instanceof JobLeaseLost) return 'lost';
    const failure = decideFailure(
      job,
      error,
      aborted && stopping !== undefined,
      (options.random ?? Math.random)(),
    );
    const fields = { err: error, job: job.id, kind: job.kind, attempts: job.attempts };
    try {
      switch (failure.fate) {
        case 'dead':
          log.error(fields, 'A job failed for good and is kept as a dead letter');
          return (await buryJob(db, held, failure.reason)) ? 'dead' : 'lost';
        case 'retry':
          log.warn({ ...fields, delayMs: failure.delayMs }, 'A job failed and will be tried again');
          if (!(await retryJob(db, held, failure))) return 'lost';
          later(failure.delayMs, () => pump(job.lane));
          return 'retry';
        default:
          return failure satisfies never;
      }
    } catch (storeError) {
      report(storeError, 'The outcome of a job was not stored; it runs again when its lease ends');
      return 'lost';
    }
  }

  async function renew(): Promise<void> {
    if (running.size === 0) {
      lastRenewal = performance.now();
      return;
    }
    try {
      const asked = [...running];
      const ids = asked.map(({ job }) => job.id);
      const held = new Map((await renewLeases(db, ids, lease)).map((row) => [row.id, row.attempts]));
      lastRenewal = performance.now();
      for (const { job, controller } of asked) {
        if (held.get(job.id) !== job.attempts) controller.abort(new JobLeaseLost());
      }
    } catch (error) {
      report(error, 'Job leases were not renewed');
      if (performance.now() - lastRenewal < lease.forMs) return;
      for (const { controller } of running) controller.abort(new JobLeaseLost());
    }
  }

  async function poll(): Promise<void> {
    try {
      await schedules.check();
      await recoverExpiredJobs(db);
    } catch (error) {
      report(error, 'Job upkeep failed; the next poll tries again');
    }
    await Promise.all(lanes.map(pump));
  }

  async function cleanUp(): Promise<void> {
    const keep = options.keep ?? { doneMs: DAY_MS, deadMs: 30 * DAY_MS };
    try {
      let removed = CLEANUP_BITE;
      while (removed === CLEANUP_BITE && !isStopping())
        removed = await deleteFinishedJobs(db, keep, CLEANUP_BITE);
    } catch (error) {
      report(error, 'Finished jobs were not removed; the next round tries again');
    }
  }

  function report(error: unknown, message: string): void {
    if (isTransientDbError(error)) log.warn({ err: error }, message);
    else log.error({ err: error }, message);
  }

  function wake(lane: Lane): void {
    if (!stopping) track(pump(lane));
  }

  function later(delayMs: number, work: () => Promise<void>): void {
    if (stopping) return;
    const timer = clock.setTimer(delayMs, () => {
      timers.delete(timer);
      track(work());
    });
    timers.add(timer);
  }

  function every(periodMs: number, work: () => Promise<void>): void {
    later(periodMs, async () => {
      await work();
      every(periodMs, work);
    });
  }

  function track(work: Promise<void>): void {
    background.add(work);
    void work.finally(() => background.delete(work));
  }

  function isStopping(): boolean {
    return stopping !== undefined;
  }

  function countRunning(lane: Lane): number {
    let count = 0;
    for (const { job } of running) if (job.lane === lane) count++;
    return count;
  }

  async function drain(): Promise<void> {
    for (const timer of timers) timer.cancel();
    await listener?.close();
    await Promise.all(background);
    const renewal = setInterval(() => void renew(), lease.forMs / 3);
    try {
      if (await allSettled(options.drainMs ?? 20_000)) return;
      log.warn({ jobs: running.size }, 'Jobs still run at shutdown; asking them to stop');
      for (const { controller } of running) controller.abort(new Error('The process is leaving.'));
      if (!(await allSettled(LEAVE_MS))) {
        log.error(
          { jobs: [...running].map(({ job }) => job.id) },
          'Jobs did not stop; they run again elsewhere when their leases end',
        );
      }
    } finally {
      clearInterval(renewal);
    }
  }

  async function allSettled(withinMs: number): Promise<boolean> {
    const waiting = new AbortController();
    const all = Promise.all([...running].map((entry) => entry.settled)).then(() => true);
    const tooLong = sleep(clock, withinMs, waiting.signal).then(() => false);
    const result = await Promise.race([all, tooLong]);
    waiting.abort();
    return result;
  }

  return {
    async start() {
      listener = await db.listen(
        JOBS_CHANNEL,
        (payload) => {
          const lane = lanes.find((name) => name === payload);
          if (lane) wake(lane);
        },
        () => lanes.forEach(wake),
      );
      every(options.pollMs ?? 1_000, poll);
      every(lease.forMs / 3, renew);
      every(CLEANUP_MS, cleanUp);
      await poll();
    },
    stop() {
      stopping ??= Promise.resolve().then(drain);
      return stopping;
    },
  };
}
