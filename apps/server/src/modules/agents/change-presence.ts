import { type Agent, AppError } from '@balcao/protocol';
import { appendEvents } from '../event-log/index.ts';
import { agentEvent } from './agent-events.ts';
import type { AgentPorts } from './ports.ts';
import { presentAgent } from './present.ts';
import { decidePresence, type PresenceChange } from './rules/decide-presence.ts';
import { saveAgent } from './save-agent.ts';
import { listAgentRows, lockAgentRows } from './store.ts';

/** Something that a person's own panel tells, so they were seen. NOT_FOUND: they may not answer here. */
export async function changePresence(
  ports: AgentPorts,
  organizationId: string,
  userId: string,
  change: PresenceChange,
): Promise<Agent> {
  const { clock, db } = ports.ctx;
  return db.tx(organizationId, async (tx) => {
    const at = new Date(clock.now());
    await lockAgentRows(tx, organizationId, [userId]);
    const [before] = await listAgentRows(tx, organizationId, [userId]);
    if (!before?.may_answer) throw new AppError('NOT_FOUND');
    const next = { ...before, ...decidePresence(before, change) };
    const after = await saveAgent(tx, organizationId, before, next, { at, seen: true });
    if (after.presence !== before.presence) {
      await appendEvents(tx, [agentEvent(organizationId, after, at)]);
      tx.afterCommit(() => ports.announce(organizationId));
    }
    return presentAgent(after);
  });
}
