import type { Tx } from '../db/index.ts';
import type { NewJob } from './jobs.types.ts';
import { insertJobs, JOBS_CHANNEL } from './store.ts';

/** The jobs exist exactly if the transaction commits; workers are told then. */
export async function enqueueJobs(tx: Tx, jobs: readonly NewJob[]): Promise<void> {
  const distinct = dropRepeated(jobs);
  if (distinct.length === 0) return;
  await insertJobs(tx, distinct);
  for (const lane of new Set(distinct.map((job) => job.lane))) tx.notify(JOBS_CHANNEL, lane);
}

/** One statement may not touch a unique key twice. Otherwise the order given is the order of the lines. */
function dropRepeated(jobs: readonly NewJob[]): NewJob[] {
  const unique = new Map<string, NewJob>();
  const plain: NewJob[] = [];
  for (const job of jobs) {
    if (job.uniqueKey === undefined) {
      plain.push(job);
      continue;
    }
    const before = unique.get(job.uniqueKey);
    if (before === undefined || (job.runAt?.getTime() ?? 0) < (before.runAt?.getTime() ?? 0)) {
      unique.set(job.uniqueKey, job);
    }
  }
  const sorted = [...unique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, job]) => job);
  return [...plain, ...sorted];
}
