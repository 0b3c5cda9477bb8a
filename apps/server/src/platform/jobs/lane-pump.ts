import { type Db, findSqlState } from '../db/index.ts';
import type { Job, Lane } from './jobs.types.ts';
import { claimJobs, type Lease } from './store.ts';

export type LanePump = {
  /** Fills the lane's free places; asked while at it, looks once more. */
  pump(): Promise<void>;
};

export type LanePumpOptions = {
  db: Db;
  lane: Lane;
  kinds: readonly string[];
  lease: Lease;
  countFree: () => number;
  begin: (job: Job) => void;
  report: (error: unknown, message: string) => void;
};

/** One claim per lane at a time, so that notifications in a burst cost one query. */
export function createLanePump(options: LanePumpOptions): LanePump {
  let busy = false;
  let again = false;
  return {
    async pump() {
      again = true;
      if (busy) return;
      busy = true;
      try {
        while (again) {
          again = false;
          const free = options.countFree();
          if (free <= 0) break;
          for (const job of await claimJobs(options.db, options.lane, options.kinds, free, options.lease)) {
            options.begin(job);
          }
        }
      } catch (error) {
        // Two processes claimed one key at once and the other has it; its end, or the next poll, wakes us.
        if (findSqlState(error) !== '23505') {
          options.report(error, 'Jobs could not be claimed; the next poll tries again');
        }
      } finally {
        busy = false;
      }
    },
  };
}
