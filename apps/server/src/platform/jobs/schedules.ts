import { Cron } from 'croner';
import type { Db } from '../db/index.ts';
import { enqueueJobs } from './enqueue.ts';
import type { NewJob } from './jobs.types.ts';

export type Schedule = {
  name: string;
  /** Croner's pattern, for example "0 3 * * *". */
  pattern: string;
  timeZone?: string;
  job: Omit<NewJob, 'runAt'>;
};

export interface Schedules {
  /** Enqueues what is due. Ticks missed while no process ran are made up by one run. */
  check(): Promise<void>;
}

export function createSchedules(db: Db, schedules: readonly Schedule[], now: () => number): Schedules {
  const entries = schedules.map((schedule) => ({
    schedule,
    cron: new Cron(schedule.pattern, { paused: true, timezone: schedule.timeZone ?? 'UTC' }),
    /** Undefined until the database has told the last tick. */
    nextMs: undefined as number | undefined,
  }));
  return {
    async check() {
      for (const entry of entries) {
        entry.nextMs ??= nextTick(entry.cron, await readOrBegin(db, entry.schedule.name, now()));
        if (now() < entry.nextMs) continue;
        await takeTick(db, entry.schedule, latestTick(entry.cron, entry.nextMs, now()));
        entry.nextMs = nextTick(entry.cron, now());
      }
    },
  };
}

/** The row's condition decides between processes: only one moves last_tick to this moment, and it alone enqueues. */
async function takeTick(db: Db, schedule: Schedule, tickMs: number): Promise<void> {
  await db.tx([], async (tx) => {
    const taken = await tx.execute({
      text: 'UPDATE job_schedules SET last_tick = $2 WHERE name = $1 AND last_tick < $2',
      values: [schedule.name, new Date(tickMs)],
    });
    if (taken === 1) await enqueueJobs(tx, [schedule.job]);
  });
}

async function readOrBegin(db: Db, name: string, nowMs: number): Promise<number> {
  const [row] = await db.query<{ last_tick: Date }>({
    text: `INSERT INTO job_schedules (name, last_tick) VALUES ($1, $2)
      ON CONFLICT (name) DO UPDATE SET name = excluded.name RETURNING last_tick`,
    values: [name, new Date(nowMs)],
  });
  return row?.last_tick.getTime() ?? nowMs;
}

function nextTick(cron: Cron, afterMs: number): number {
  return cron.nextRun(new Date(afterMs))?.getTime() ?? Number.POSITIVE_INFINITY;
}

function latestTick(cron: Cron, firstMs: number, nowMs: number): number {
  const [latest] = cron.previousRuns(1, new Date(nowMs + 1_000));
  const latestMs = latest?.getTime() ?? firstMs;
  return latestMs <= nowMs && latestMs > firstMs ? latestMs : firstMs;
}
