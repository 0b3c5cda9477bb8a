import type { Conversation, PriorityName } from '@balcao/protocol';
import { addActivity, conversationOf } from '../rules/line.ts';
import { act } from './act.ts';
import type { ActingPrincipal, ConversationPorts } from './action.types.ts';

/** Who waits moves in the queue at once. */
export function setPriority(
  ports: ConversationPorts,
  organizationId: string,
  id: string,
  by: ActingPrincipal,
  priority: PriorityName,
): Promise<Conversation> {
  return act(ports, organizationId, id, (line, env, changes) => {
    const conversation = conversationOf(line);
    if (conversation.priority === priority) return;
    conversation.priority = priority;
    addActivity(line, 'priority_changed', env, changes, {
      priority,
      by: by.kind === 'user' ? by.name : null,
    });
    changes.events.push({ type: 'conversation.updated', line });
    if (conversation.owner === 'queue') changes.queue.add(line);
  });
}
