import type { Tx } from '../../platform/db/index.ts';
import { askToReturn, askToTend } from '../queues/index.ts';
import type { AgentRow } from './agent.types.ts';
import { updateAgentRow } from './store.ts';

/**
 * Writes what changed of a locked agent and asks for what follows: who came online or takes more may be served to, who
 * left or takes less makes others wait longer, who went offline gives back. Returns the row as it is now; the caller
 * appends its event.
 */
export async function saveAgent(
  tx: Tx,
  organizationId: string,
  before: AgentRow,
  next: AgentRow,
  options: { at: Date; seen: boolean },
): Promise<AgentRow> {
  const moved = next.presence !== before.presence;
  const cameOnline = moved && next.presence === 'online';
  const after = moved ? { ...next, presence_at: options.at } : next;
  await updateAgentRow(tx, organizationId, {
    ...after,
    // Who comes back does not pass those who sat waiting.
    idle_since: cameOnline ? options.at : null,
    seen_at: options.seen ? options.at : null,
  });
  const wentFromWork = moved && before.presence === 'online';
  if (cameOnline || wentFromWork || next.capacity !== before.capacity) await askToTend(tx, organizationId);
  if (moved && next.presence === 'offline') await askToReturn(tx, organizationId, next.user_id);
  return after;
}
