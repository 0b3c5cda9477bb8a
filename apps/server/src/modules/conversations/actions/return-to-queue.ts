import { lockAgents } from '../../agents/index.ts';
import { addActivity, conversationOf } from '../rules/line.ts';
import { giveToQueue } from '../rules/owner.ts';
import { listOpenOfAgent } from '../store/reads.ts';
import { act } from './act.ts';
import type { ConversationPorts } from './action.types.ts';

/**
 * An agent went offline: what they had open waits for somebody else, with its place in time. One who is back
 * meanwhile keeps the rest. Returns how many went.
 */
export async function returnConversations(
  ports: ConversationPorts,
  organizationId: string,
  userId: string,
): Promise<number> {
  const ids = await ports.db.tx(organizationId, (tx) => listOpenOfAgent(tx, organizationId, userId), {
    readOnly: true,
  });
  let returned = 0;
  for (const id of ids) {
    await act(ports, organizationId, id, async (line, env, changes, tx) => {
      const conversation = conversationOf(line);
      const isTheirs =
        conversation.status === 'open' &&
        conversation.owner === 'agent' &&
        conversation.assignee_id === userId;
      if (!isTheirs) return;
      const [agent] = await lockAgents(tx, organizationId, [userId]);
      if (agent && agent.presence !== 'offline') return;
      const name = line.names.assignee_name;
      giveToQueue(line, { type: 'system', id: null }, 'agent_offline', env, changes);
      addActivity(line, 'returned', env, changes, { from: name });
      changes.events.push({ type: 'conversation.updated', line });
      returned += 1;
    });
  }
  return returned;
}
