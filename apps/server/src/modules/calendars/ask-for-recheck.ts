import type { Clock } from '../../platform/clock/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { enqueueJobs } from '../../platform/jobs/index.ts';
import { FRESH_MS } from './load-calendars.ts';

/**
 * Other hours make other due times: the clocks of all open conversations are counted again (modules/sla). Not at once:
 * every process may go on counting with the hours it knows for a second.
 */
export async function askForRecheck(tx: Tx, clock: Clock, organizationId: string): Promise<void> {
  const key = `sla.recheck:${organizationId}`;
  await enqueueJobs(tx, [
    {
      lane: 'desk',
      kind: 'sla.recheck',
      key,
      uniqueKey: key,
      organizationId,
      payload: { organizationId },
      runAt: new Date(clock.now() + 2 * FRESH_MS),
    },
  ]);
}
