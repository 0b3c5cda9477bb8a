import { randomUUID } from 'node:crypto';
import { type Clock, sleep } from '../clock/index.ts';
import { type Db, isTransientDbError, type Listener } from '../db/index.ts';
import { type Log, withLogFields } from '../log/index.ts';
import { type Job, type JobHandler, JobLeaseLost, LANES, type Lane } from './jobs.types.ts';
import { createLanePump } from './lane-pump.ts';
import { type JobOutcome, runJob } from './run-job.ts';
import { createSchedules, type Schedule } from './schedules.ts';
import { deleteFinishedJobs, JOBS_CHANNEL, recoverExpiredJobs, renewLeases } from './store.ts';
import { createTimers } from './timers.ts';

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
  const schedules = createSchedules(db, options.schedules ?? [], () => clock.now());
  const timers = createTimers(clock);
  const running = new Set<Running>();
  const lanes = new Map(
    LANES.filter((lane) => (options.lanes[lane] ?? 0) > 0).map((lane) => [
      lane,
      createLanePump({ db, lane, kinds, lease, begin, report, countFree: () => countFree(lane) }),
    ]),
  );
  let listener: Listener | undefined;
  let stopping: Promise<void> | undefined;
  let lastRenewal = performance.now();

  function begin(job: Job): void {
    const entry: Running = { job, controller: new AbortController(), settled: Promise.resolve() };
    running.add(entry);
    entry.settled = run(entry)
      .catch((error: unknown) => report(error, 'The hook onFinished failed'))
      .finally(() => {
        running.delete(entry);
        wake(job.lane);
      });
  }

  async function run({ job, controller }: Running): Promise<void> {
    const handler = handlers[job.kind];
    if (handler === undefined) return; // not claimed by us: claims name our kinds
    const startedAt = performance.now();
    const attempt = {
      db,
      log,
      owner: lease.owner,
      signal: controller.signal,
      isLeaving: () => stopping !== undefined,
      random: options.random ?? Math.random,
    };
    const { outcome, retryInMs } = await withLogFields({ job: job.id, kind: job.kind }, () =>
      runJob(job, handler, attempt),
    );
    if (retryInMs !== undefined) timers.later(retryInMs, async () => wake(job.lane));
    options.onFinished?.(job, outcome, performance.now() - startedAt);
  }

  function wake(lane: Lane): void {
    const pump = lanes.get(lane);
    if (pump && !stopping) timers.track(pump.pump());
  }

  function wakeNamed(payload: string): void {
    const lane = LANES.find((name) => name === payload);
    if (lane) wake(lane);
  }

  function wakeAll(): void {
    for (const lane of lanes.keys()) wake(lane);
  }

  function countFree(lane: Lane): number {
    if (stopping) return 0;
    let free = options.lanes[lane] ?? 0;
    for (const { job } of running) if (job.lane === lane) free--;
    return free;
  }

  async function poll(): Promise<void> {
    try {
      await schedules.check();
      await recoverExpiredJobs(db);
    } catch (error) {
      report(error, 'Job upkeep failed; the next poll tries again');
    }
    wakeAll();
  }

  async function renew(): Promise<void> {
    const asked = [...running];
    try {
      const rows =
        asked.length === 0
          ? []
          : await renewLeases(
              db,
              asked.map(({ job }) => job.id),
              lease,
            );
      const held = new Map(rows.map((row) => [row.id, row.attempts]));
      lastRenewal = performance.now();
      loseLeases(asked.filter(({ job }) => held.get(job.id) !== job.attempts));
    } catch (error) {
      report(error, 'Job leases were not renewed');
      if (performance.now() - lastRenewal >= lease.forMs) loseLeases(asked);
    }
  }

  async function cleanUp(): Promise<void> {
    const keep = options.keep ?? { doneMs: DAY_MS, deadMs: 30 * DAY_MS };
    try {
      const removed = await deleteFinishedJobs(db, keep, CLEANUP_BITE);
      if (removed === CLEANUP_BITE) timers.later(0, cleanUp);
    } catch (error) {
      report(error, 'Finished jobs were not removed; the next round tries again');
    }
  }

  function report(error: unknown, message: string): void {
    if (isTransientDbError(error)) log.warn({ err: error }, message);
    else log.error({ err: error }, message);
  }

  async function drain(): Promise<void> {
    await listener?.close();
    await timers.close();
    const renewal = setInterval(() => void renew(), lease.forMs / 3);
    try {
      if (await allSettled(options.drainMs ?? 20_000)) return;
      log.warn({ jobs: running.size }, 'Jobs still run at shutdown; asking them to stop');
      for (const { controller } of running) controller.abort(new Error('The process is leaving.'));
      if (await allSettled(LEAVE_MS)) return;
      const ids = [...running].map(({ job }) => job.id);
      log.error({ jobs: ids }, 'Jobs did not stop; they run again elsewhere when their leases end');
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
      listener = await db.listen(JOBS_CHANNEL, wakeNamed, wakeAll);
      timers.every(options.pollMs ?? 1_000, poll);
      timers.every(lease.forMs / 3, renew);
      timers.every(CLEANUP_MS, cleanUp);
      await poll();
    },
    stop() {
      stopping ??= Promise.resolve().then(drain);
      return stopping;
    },
  };
}

function loseLeases(entries: readonly Running[]): void {
  for (const { controller } of entries) controller.abort(new JobLeaseLost());
}
