import type { Conversation } from '@balcao/protocol';
import { conversationOf, touch } from '../rules/line.ts';
import { findLastInboundWamid } from '../store/reads.ts';
import { act } from './act.ts';
import type { ConversationPorts } from './action.types.ts';

/** A person looked. The customer sees blue ticks only when a person owns the conversation. */
export function readConversation(
  ports: ConversationPorts,
  organizationId: string,
  id: string,
): Promise<Conversation> {
  return act(ports, organizationId, id, async (line, env, changes, tx) => {
    const conversation = conversationOf(line);
    if (conversation.unread_count > 0) {
      conversation.unread_count = 0;
      touch(line, env, changes);
      changes.events.push({ type: 'conversation.updated', line });
    }
    if (conversation.owner !== 'agent') return;
    const wamid = await findLastInboundWamid(tx, organizationId, id);
    if (wamid) tx.afterCommit(() => ports.markRead(line.channelId, wamid));
  });
}
