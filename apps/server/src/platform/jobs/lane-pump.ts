import { type Db, findSqlState } from '../db/index.ts';
import type { Job, Lane } from './jobs.types.ts';
import type { Places } from './share-places.ts';
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
  now: () => Date;
  places: () => Places;
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
          const { limit, except } = options.places();
          if (limit <= 0) break;
          const { db, lane, kinds, lease } = options;
          const jobs = await claimJobs(db, { lane, kinds, limit, lease, now: options.now(), except });
          for (const job of jobs) options.begin(job);
          // There may be more, of others at least.
          if (jobs.length === limit) again = true;
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
