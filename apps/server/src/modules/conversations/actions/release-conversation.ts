import { AppError, type Conversation } from '@balcao/protocol';
import { addActivity, conversationOf } from '../rules/line.ts';
import { giveToBot, giveToQueue } from '../rules/owner.ts';
import { act } from './act.ts';
import type { ConversationPorts } from './action.types.ts';
import { endSession } from './end-session.ts';

/** Gives a conversation back to the bot, which begins anew at the customer's next message, or to the queue. */
export function releaseConversation(
  ports: ConversationPorts,
  organizationId: string,
  id: string,
  userId: string,
  to: 'bot' | 'queue',
): Promise<Conversation> {
  return act(ports, organizationId, id, async (line, env, changes, tx) => {
    const conversation = conversationOf(line);
    if (conversation.status === 'closed')
      throw new AppError('CONFLICT', { message: 'This conversation is closed.' });
    if (conversation.owner === 'agent' && conversation.assignee_id !== userId)
      throw new AppError('NOT_OWNER');
    const by = { type: 'user', id: userId } as const;
    const owner = to === 'bot' && ports.hasBot(line.channelId) ? 'bot' : 'queue';
    if (owner === 'bot') {
      giveToBot(line, by, env, changes);
      await endSession(tx, line);
    } else giveToQueue(line, by, 'released', env, changes);
    addActivity(line, 'released', env, changes, { to: owner, by: await ports.nameOfUser(tx, userId) });
    changes.events.push({ type: 'conversation.updated', line });
  });
}
