import { AppError, type Conversation } from '@balcao/protocol';
import type { Tx } from '../../../platform/db/index.ts';
import type { Changes } from '../changes.ts';
import type { Line } from '../conversation.types.ts';
import { findOpenConversationId, loadFormerWindow } from '../former-conversations.ts';
import { inheritWindow } from '../rules/inherit-window.ts';
import {
  addActivity,
  changeOwner,
  closeConversation as close,
  conversationOf,
  type RuleEnv,
  touch,
} from '../rules/line.ts';
import { deleteSession } from '../store/lines.ts';
import { findLastInboundWamid } from '../store/reads.ts';
import { act } from './act.ts';
import type { ActingPrincipal, ConversationPorts } from './action.types.ts';

export function takeConversation(
  ports: ConversationPorts,
  organizationId: string,
  id: string,
  userId: string,
): Promise<Conversation> {
  return act(ports, organizationId, id, async (line, env, changes, tx) => {
    const conversation = conversationOf(line);
    const name = await ports.nameOfUser(tx, userId);
    const isClosed = conversation.status === 'closed';
    if (isClosed) await reopen(tx, line, name, env, changes);
    const isOwn = conversation.owner === 'agent' && conversation.assignee_id === userId;
    if (!isOwn) {
      changeOwner(line, 'agent', { id: userId, name }, env, changes);
      addActivity(line, 'taken', env, changes, { by: name });
    }
    if (isClosed || !isOwn) changes.events.push({ type: 'conversation.updated', line });
  });
}

async function reopen(tx: Tx, line: Line, by: string, env: RuleEnv, changes: Changes): Promise<void> {
  const conversation = conversationOf(line);
  const openId = await findOpenConversationId(tx, line);
  if (openId !== undefined) {
    const message = 'The customer has a newer open conversation on this number. Take that one.';
    throw new AppError('CONFLICT', { message, details: [{ message, open_conversation_id: openId }] });
  }
  await loadFormerWindow(tx, line);
  inheritWindow(conversation, line.formerWindow);
  conversation.status = 'open';
  conversation.closed_at = null;
  addActivity(line, 'reopened', env, changes, { by });
}

export function releaseConversation(
  ports: ConversationPorts,
  organizationId: string,
  id: string,
  userId: string,
  to: 'bot' | 'queue',
): Promise<Conversation> {
  return act(ports, organizationId, id, async (line, env, changes, tx) => {
    const conversation = conversationOf(line);
    if (conversation.owner === 'agent' && conversation.assignee_id !== userId)
      throw new AppError('NOT_OWNER');
    const owner = to === 'bot' && ports.hasBot(line.channelId) ? 'bot' : 'queue';
    changeOwner(line, owner, null, env, changes);
    if (owner === 'bot') {
      // The bot begins anew at the customer's next message.
      conversation.handoff = null;
      await endSession(ports, tx, line);
    }
    addActivity(line, 'released', env, changes, { to: owner, by: await ports.nameOfUser(tx, userId) });
    changes.events.push({ type: 'conversation.updated', line });
  });
}

export function closeConversation(
  ports: ConversationPorts,
  organizationId: string,
  id: string,
  by: ActingPrincipal,
): Promise<Conversation> {
  return act(ports, organizationId, id, async (line, env, changes, tx) => {
    if (conversationOf(line).status === 'closed') return;
    const name = by.kind === 'user' ? await ports.nameOfUser(tx, by.userId) : null;
    await endSession(ports, tx, line);
    close(line, { type: by.kind === 'user' ? 'user' : 'api', name }, env, changes);
  });
}

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

async function endSession(ports: ConversationPorts, tx: Tx, line: Line): Promise<void> {
  line.session = null;
  await deleteSession(tx, line.organizationId, line.contact.id, line.channelId);
  tx.afterCommit(() => ports.sessions.forget(line.channelId, line.contact.id));
}
