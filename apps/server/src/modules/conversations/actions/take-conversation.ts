import { AppError, type Conversation } from '@balcao/protocol';
import type { Tx } from '../../../platform/db/index.ts';
import { lockAgents, noteAtWork } from '../../agents/index.ts';
import type { Changes } from '../changes.ts';
import type { Line } from '../conversation.types.ts';
import { findOpenConversationId, loadFormerWindow } from '../former-conversations.ts';
import { inheritWindow } from '../rules/inherit-window.ts';
import { addActivity, conversationOf, type RuleEnv } from '../rules/line.ts';
import { giveToAgent, reopenConversation } from '../rules/owner.ts';
import { act } from './act.ts';
import type { ConversationPorts } from './action.types.ts';

/**
 * Takes over from the bot, the queue or a colleague; reopens a closed one.
 *
 * @param epoch as the person saw it: one that changed hands since is not taken (CONFLICT says who has it)
 */
export function takeConversation(
  ports: ConversationPorts,
  organizationId: string,
  id: string,
  userId: string,
  epoch?: number,
): Promise<Conversation> {
  return act(ports, organizationId, id, async (line, env, changes, tx) => {
    const conversation = conversationOf(line);
    const isOwn = conversation.owner === 'agent' && conversation.assignee_id === userId;
    if (!isOwn && epoch !== undefined && epoch !== conversation.epoch) throw movedOn(line);
    const name = await ports.nameOfUser(tx, userId);
    // Together with who has it now, in id order, as transfers lock them.
    const { assignee_id: fromId } = conversation;
    await lockAgents(tx, organizationId, fromId === null ? [userId] : [fromId, userId]);
    if (conversation.status === 'closed') await reopen(tx, line, { id: userId, name }, env, changes);
    else if (isOwn) return;
    giveToAgent(line, { id: userId, name }, { type: 'user', id: userId }, env, changes);
    addActivity(line, 'taken', env, changes, { by: name });
    for (const event of await noteAtWork(tx, organizationId, userId, new Date(env.nowMs)))
      changes.events.push({ type: 'ready', event });
  });
}

function movedOn(line: Line): AppError {
  const { owner, assignee_id } = conversationOf(line);
  const who = line.names.assignee_name;
  const message =
    owner === 'agent' && who
      ? `${who} took this conversation a moment ago.`
      : 'This conversation changed hands a moment ago. Look again.';
  return new AppError('CONFLICT', {
    message,
    details: [{ message, owner, user_id: assignee_id, user_name: who }],
  });
}

async function reopen(
  tx: Tx,
  line: Line,
  by: { id: string; name: string },
  env: RuleEnv,
  changes: Changes,
): Promise<void> {
  const openId = await findOpenConversationId(tx, line);
  if (openId !== undefined) {
    const message = 'The customer has a newer open conversation on this number. Take that one.';
    throw new AppError('CONFLICT', { message, details: [{ message, open_conversation_id: openId }] });
  }
  if (line.contact.blocked_at !== null) throw new AppError('CONTACT_BLOCKED');
  await loadFormerWindow(tx, line);
  inheritWindow(conversationOf(line), line.formerWindow);
  reopenConversation(line, { type: 'user', id: by.id }, by.name, env, changes);
}
