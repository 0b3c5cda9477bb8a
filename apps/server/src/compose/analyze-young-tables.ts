import { type Clock, sleep } from '../platform/clock/index.ts';
import type { Db } from '../platform/db/index.ts';
import type { Log } from '../platform/log/index.ts';

const EVERY_MS = 2_000;

/** Keeps the planner informed while tables grow from nothing; once they are big, autovacuum does. */
export async function analyzeYoungTables(options: {
  db: Db;
  clock: Clock;
  log: Log;
  signal: AbortSignal;
}): Promise<void> {
  const { clock, db, log, signal } = options;
  while (!signal.aborted) {
    await sleep(clock, EVERY_MS, signal);
    if (signal.aborted) return;
    try {
      await db.query({ name: 'analyze_young_tables', text: 'select balcao_analyze_young_tables()' });
    } catch (error) {
      log.debug({ err: error }, 'statistics are taken later');
    }
  }
}
