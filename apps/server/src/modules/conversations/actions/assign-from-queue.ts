import type { Tx } from '../../../platform/db/index.ts';
import { lockAgents } from '../../agents/index.ts';
import { addNotifications } from '../../notifications/index.ts';
import { isNextInLine, type Waiting } from '../../queues/index.ts';
import { addActivity, conversationOf } from '../rules/line.ts';
import { giveToAgent } from '../rules/owner.ts';
import { findAnswerer } from '../store/people.ts';
import { countOpenOf } from '../store/reads.ts';
import { act } from './act.ts';
import type { ConversationPorts } from './action.types.ts';

/** What routing saw has changed: it looks again. */
class Outdated extends Error {}

/**
 * Routing gives the next who waits to an agent. Everything is looked at once more under the locks of contact and
 * agent: still waiting, still next, still online, still below capacity. False: no longer so, nothing happened.
 */
export async function assignFromQueue(
  ports: ConversationPorts,
  organizationId: string,
  waiting: Waiting,
  agentId: string,
): Promise<boolean> {
  try {
    await act(ports, organizationId, waiting.conversationId, async (line, env, changes, tx) => {
      const conversation = conversationOf(line);
      if (conversation.status !== 'open' || conversation.owner !== 'queue') throw new Outdated();
      if (conversation.department_id !== waiting.departmentId) throw new Outdated();
      if (!(await isNextInLine(tx, organizationId, waiting))) throw new Outdated();
      const agent = await lockFreeAgent(tx, organizationId, agentId);
      giveToAgent(line, agent, { type: 'system', id: null }, env, changes);
      addActivity(line, 'assigned', env, changes, { to: agent.name });
      const told = await addNotifications(
        tx,
        organizationId,
        [
          {
            userId: agent.id,
            kind: 'assigned',
            conversationId: conversation.id,
            data: {
              contact_name: line.contact.name ?? line.contact.username ?? line.contact.phone,
              department: line.names.department_name,
            },
          },
        ],
        new Date(env.nowMs),
      );
      for (const event of told) changes.events.push({ type: 'ready', event });
    });
    return true;
  } catch (error) {
    if (error instanceof Outdated) return false;
    throw error;
  }
}

/** The agent's row stays locked until commit, so two assignments cannot both find the last place free. */
async function lockFreeAgent(
  tx: Tx,
  organizationId: string,
  agentId: string,
): Promise<{ id: string; name: string }> {
  const [agent] = await lockAgents(tx, organizationId, [agentId]);
  if (!agent || agent.presence !== 'online') throw new Outdated();
  if ((await countOpenOf(tx, organizationId, agentId)) >= agent.capacity) throw new Outdated();
  const person = await findAnswerer(tx, organizationId, agentId);
  if (!person) throw new Outdated();
  return person;
}
