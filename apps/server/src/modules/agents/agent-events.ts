import type { Tx } from '../../platform/db/index.ts';
import type { NewEvent } from '../event-log/index.ts';
import type { AgentRow } from './agent.types.ts';
import { presentAgent } from './present.ts';
import { listAgentRows, lockAgentRows } from './store.ts';

/** What panels are told of these people. Locks them, so that the newest event tells what is: append it last. */
export async function agentEvents(
  tx: Tx,
  organizationId: string,
  userIds: readonly string[],
  at: Date,
): Promise<NewEvent[]> {
  if (userIds.length === 0) return [];
  await lockAgentRows(tx, organizationId, userIds);
  const rows = await listAgentRows(tx, organizationId, userIds);
  return rows.map((row) => agentEvent(organizationId, row, at));
}

export function agentEvent(organizationId: string, row: AgentRow, at: Date): NewEvent {
  return { organizationId, type: 'agent.updated', at, data: { agent: presentAgent(row) } };
}
