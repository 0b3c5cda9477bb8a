import type { Tx } from '../../platform/db/index.ts';
import { enqueueJobs } from '../../platform/jobs/index.ts';
import { slaCheck } from '../conversations/index.ts';

/** Looks at one conversation's clocks: `slaCheck` of the module conversations asks for it at every relevant change. */
export const CHECK_JOB = 'sla.check';
/** Looks at all conversations people have in hand: hours or promises changed. */
export const RECHECK_JOB = 'sla.recheck';

/** At most one look waits per conversation; of two moments the earlier counts. */
export async function askForChecks(
  tx: Tx,
  organizationId: string,
  conversationIds: readonly string[],
  runAt: Date,
): Promise<void> {
  await enqueueJobs(
    tx,
    conversationIds.map((id) => slaCheck(organizationId, id, runAt)),
  );
}
