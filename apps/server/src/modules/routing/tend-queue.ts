import type { JobHandler } from '../../platform/jobs/index.ts';
import { returnConversations } from '../conversations/index.ts';
import { askToTend, RETURN_JOB, TEND_JOB } from '../queues/index.ts';
import { abandonSilent } from './abandon-silent.ts';
import { drainQueue } from './drain-queue.ts';
import type { RoutingPorts } from './routing-ports.ts';
import { earlier, tellPositions } from './tell-positions.ts';

/**
 * Serves whoever can be served, lets go of the silent, tells the rest where they stand, and asks to be called again
 * when the next of these is due. Runs whenever something changed (askToTend), one at a time per organization.
 */
export async function tendQueue(ports: RoutingPorts, organizationId: string): Promise<void> {
  const floor = await drainQueue(ports, organizationId);
  const abandonAt = await abandonSilent(ports, organizationId, floor);
  const tellAt = await tellPositions(ports, organizationId, floor);
  const nextAt = tellAt === null ? abandonAt : earlier(abandonAt, tellAt);
  if (nextAt === null) return;
  await ports.conversations.db.tx(organizationId, (tx) => askToTend(tx, organizationId, new Date(nextAt)));
}

export function createRoutingHandlers(ports: RoutingPorts): Record<string, JobHandler> {
  return {
    async [TEND_JOB](job) {
      await tendQueue(ports, fieldOf(job.payload, 'organizationId'));
    },
    async [RETURN_JOB](job) {
      await returnConversations(
        ports.conversations,
        fieldOf(job.payload, 'organizationId'),
        fieldOf(job.payload, 'userId'),
      );
    },
  };
}

function fieldOf(payload: unknown, name: string): string {
  const value =
    typeof payload === 'object' && payload !== null ? (payload as Record<string, unknown>)[name] : undefined; // checked next
  if (typeof value !== 'string') throw new Error(`The job's payload has no ${name}.`);
  return value;
}
