import { randomUUID } from 'node:crypto';
import { type Clock, sleep, systemClock } from '../clock/index.ts';
import { type Db, isTransientDbError, type Listener } from '../db/index.ts';
import { type Log, withLogFields } from '../log/index.ts';
import { type Job, type JobHandler, JobLeaseLost, LANES, type Lane } from './jobs.types.ts';
import { createLanePump } from './lane-pump.ts';
import { type JobOutcome, runJob } from './run-job.ts';
import { createSchedules, type Schedule } from './schedules.ts';
import { type Places, sharePlaces } from './share-places.ts';
import { deleteFinishedJobs, JOBS_CHANNEL, recoverExpiredJobs, renewLeases } from './store.ts';
import { createTimers } from './timers.ts';

export type JobRunnerOptions = {
  db: Db;
  /** By kind. A runner takes only kinds it has a handler for. */
  handlers: Readonly<Record<string, JobHandler>>;
  /** How many jobs of a lane run at once in this process; lanes left out are not served. */
  lanes: Partial<Record<Lane, number | LaneSize>>;
  schedules?: readonly Schedule[];
  /** When a job is due. Polls, leases and retries keep real time: a test's clock may stand still or jump. */
  clock: Clock;
  log: Log;
  onFinished?: (job: Job, outcome: JobOutcome, durationMs: number) => void;
  random?: () => number;
  pollMs?: number;
  leaseMs?: number;
  drainMs?: number;
  keep?: { doneMs: number; deadMs: number };
};

/** `share`: how many of them one organization may have. */
export type LaneSize = { size: number; share: number };

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
  const now = () => new Date(clock.now());
  const timers = createTimers(systemClock);
  const running = new Set<Running>();
  const lanes = new Map(
    LANES.flatMap((lane) => {
      const size = sizeOf(options.lanes[lane]);
      if (size.size <= 0) return [];
      const places = () => findPlaces(lane, size);
      return [[lane, createLanePump({ db, lane, kinds, lease, now, begin, report, places })]];
    }),
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
      now,
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

  function findPlaces(lane: Lane, size: { size: number; share?: number }): Places {
    if (stopping) return { limit: 0, except: [] };
    const jobs = [...running].map(({ job }) => job);
    return sharePlaces(
      jobs.filter((job) => job.lane === lane),
      size,
    );
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
    const tooLong = sleep(systemClock, withinMs, waiting.signal).then(() => false);
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

function sizeOf(lane: number | LaneSize | undefined): { size: number; share?: number } {
  return typeof lane === 'object' ? lane : { size: lane ?? 0 };
}

function loseLeases(entries: readonly Running[]): void {
  for (const { controller } of entries) controller.abort(new JobLeaseLost());
}
