import { AppError } from '@balcao/protocol';
import type { Tx } from '../../platform/db/index.ts';
import type { NewEvent } from '../event-log/index.ts';
import { agentEvent } from './agent-events.ts';
import { decidePresence } from './rules/decide-presence.ts';
import { saveAgent } from './save-agent.ts';
import { listAgentRows } from './store.ts';

/**
 * Who takes a conversation by hand is there: offline becomes what they chose, or away where they chose that. Their row
 * is locked already. Returns what panels are told, to be appended last. FORBIDDEN: they may answer no more.
 */
export async function noteAtWork(
  tx: Tx,
  organizationId: string,
  userId: string,
  at: Date,
): Promise<NewEvent[]> {
  const [before] = await listAgentRows(tx, organizationId, [userId]);
  if (!before?.may_answer) throw new AppError('FORBIDDEN');
  const next = { ...before, ...decidePresence(before, { kind: 'worked' }) };
  if (next.presence === before.presence) return [];
  const after = await saveAgent(tx, organizationId, before, next, { at, seen: true });
  return [agentEvent(organizationId, after, at)];
}
