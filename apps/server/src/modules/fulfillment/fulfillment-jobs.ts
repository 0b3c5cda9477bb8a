import type { JobHandler, Schedule } from '../../platform/jobs/index.ts';
import { listOrganizations } from '../accounts/index.ts';
import { createFulfillHandler, type DeliverResult, FULFILL_JOB } from './fulfill-job.ts';
import type { Fulfillment } from './fulfillment.ts';
import { deleteOldCalls } from './store/calls.ts';

const CLEAN_JOB = 'fulfillment.clean_up';
const KEEP_MS = 30 * 24 * 3_600_000;

export function createFulfillmentJobHandlers(
  fulfillment: Fulfillment,
  deliver: DeliverResult,
): Record<string, JobHandler> {
  const { db, clock } = fulfillment.ctx;
  return {
    [FULFILL_JOB]: createFulfillHandler(fulfillment, deliver),
    async [CLEAN_JOB]() {
      const before = new Date(clock.now() - KEEP_MS);
      for (const { id } of await listOrganizations(db))
        await db.tx(id, (tx) => deleteOldCalls(tx, id, before));
    },
  };
}

export const fulfillmentSchedules: readonly Schedule[] = [
  {
    name: CLEAN_JOB,
    pattern: '47 3 * * *',
    job: { lane: 'maintenance', kind: CLEAN_JOB, uniqueKey: CLEAN_JOB, payload: {} },
  },
];
