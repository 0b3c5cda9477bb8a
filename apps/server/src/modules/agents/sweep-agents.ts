import type { Tx } from '../../platform/db/index.ts';
import { appendEvents, type NewEvent } from '../event-log/index.ts';
import { agentEvent } from './agent-events.ts';
import type { AgentPorts } from './ports.ts';
import { decidePresence } from './rules/decide-presence.ts';
import { saveAgent } from './save-agent.ts';
import { listAgentRows, listStaleAgents, lockAgentRows } from './store.ts';

type Sweep = { at: Date; lookingSince: Date };

/** Puts offline whose panel is gone for longer than their organization waits. Returns how many. */
export async function sweepAgents(ports: AgentPorts, lookingSince: Date): Promise<number> {
  const { clock, db } = ports.ctx;
  const sweep = { at: new Date(clock.now()), lookingSince };
  const stale = await db.tx([], (tx) => listStaleAgents(tx, null, sweep.at, lookingSince), {
    readOnly: true,
  });
  let gone = 0;
  for (const organizationId of new Set(stale.map((row) => row.organization_id))) {
    const found = stale.filter((row) => row.organization_id === organizationId).map((row) => row.user_id);
    gone += await db.tx(organizationId, (tx) => putOffline(ports, tx, organizationId, found, sweep));
  }
  return gone;
}

async function putOffline(
  ports: AgentPorts,
  tx: Tx,
  organizationId: string,
  found: readonly string[],
  { at, lookingSince }: Sweep,
): Promise<number> {
  await lockAgentRows(tx, organizationId, found);
  // Somebody may have come back before we had the lock.
  const stale = await listStaleAgents(tx, organizationId, at, lookingSince);
  const still = stale.map((row) => row.user_id).filter((userId) => found.includes(userId));
  const events: NewEvent[] = [];
  for (const before of await listAgentRows(tx, organizationId, still)) {
    const next = { ...before, ...decidePresence(before, { kind: 'gone' }) };
    const after = await saveAgent(tx, organizationId, before, next, { at, seen: false });
    events.push(agentEvent(organizationId, after, at));
  }
  await appendEvents(tx, events);
  if (events.length > 0) tx.afterCommit(() => ports.announce(organizationId));
  return events.length;
}
