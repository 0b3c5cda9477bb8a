import type { Tx } from '../../platform/db/index.ts';
import type { RoutableAgent } from './agent.types.ts';
import { listRoutingAgents, lockAgentRows } from './store.ts';

/**
 * Those of them who may answer, locked in id order: their presence, capacity and departments hold until the end of the
 * transaction, so what they are given is counted once. After contacts, conversations and queue, before departments.
 */
export async function lockAgents(
  tx: Tx,
  organizationId: string,
  userIds: readonly string[],
): Promise<RoutableAgent[]> {
  await lockAgentRows(tx, organizationId, userIds);
  return listRoutingAgents(tx, organizationId, userIds);
}

/** May be given conversations by others now. */
export async function isOnline(tx: Tx, organizationId: string, userId: string): Promise<boolean> {
  const [agent] = await listRoutingAgents(tx, organizationId, [userId]);
  return agent?.presence === 'online';
}
