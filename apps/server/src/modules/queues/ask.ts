import type { Tx } from '../../platform/db/index.ts';
import { enqueueJobs } from '../../platform/jobs/index.ts';

/** Serves, tells and clears an organization's queues. At most one waits; of two moments the earlier counts. */
export const TEND_JOB = 'queue.tend';
/** Gives the open conversations of an agent who went offline back to their queues. */
export const RETURN_JOB = 'queue.return';

/** Whenever somebody may be served who could not be before: a new entry, a freed agent, more capacity, another member. */
export async function askToTend(tx: Tx, organizationId: string, runAt?: Date): Promise<void> {
  await enqueueJobs(tx, [
    {
      lane: 'desk',
      kind: TEND_JOB,
      key: `${TEND_JOB}:${organizationId}`,
      uniqueKey: `${TEND_JOB}:${organizationId}`,
      organizationId,
      payload: { organizationId },
      ...(runAt ? { runAt } : {}),
    },
  ]);
}

export async function askToReturn(tx: Tx, organizationId: string, userId: string): Promise<void> {
  await enqueueJobs(tx, [
    {
      lane: 'desk',
      kind: RETURN_JOB,
      key: `${RETURN_JOB}:${userId}`,
      uniqueKey: `${RETURN_JOB}:${organizationId}:${userId}`,
      organizationId,
      payload: { organizationId, userId },
    },
  ]);
}
