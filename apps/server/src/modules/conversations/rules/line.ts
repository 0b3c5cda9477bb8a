import type { Json } from '@balcao/bot';
import type { MessageContent } from '@balcao/whatsapp';
import type { Changes } from '../changes.ts';
import type { ActivityContent, ConversationRow, Line, MessageRow, Owner } from '../conversation.types.ts';
import { inheritWindow } from './inherit-window.ts';
import { previewOf } from './preview.ts';

/** What rules may know of the world. */
export type RuleEnv = { nowMs: number; newId: () => string };

export function messageOf(
  line: Line,
  env: RuleEnv,
  fields: Pick<MessageRow, 'direction' | 'content' | 'actor_type'> & Partial<MessageRow>,
): MessageRow {
  const conversation = conversationOf(line);
  return {
    organization_id: line.organizationId,
    id: env.newId(),
    conversation_id: conversation.id,
    contact_id: line.contact.id,
    channel_id: line.channelId,
    type: fields.content.type,
    actor_id: null,
    actor_name: null,
    epoch: conversation.epoch,
    status: null,
    in_doubt: false,
    failure: null,
    wamid: null,
    attachment_id: null,
    context: null,
    referral: null,
    reactions: [],
    client_key: null,
    created_at: new Date(env.nowMs),
    accepted_at: null,
    delivered_at: null,
    read_at: null,
    ...fields,
  };
}

export function conversationOf(line: Line): ConversationRow {
  if (!line.conversation) throw new Error('This line has no open conversation.');
  return line.conversation;
}

/** Opens a conversation when the line has none. */
export function openConversation(
  line: Line,
  env: RuleEnv,
  changes: Changes,
  owner: Owner,
  shard: number,
): ConversationRow {
  if (line.conversation) return line.conversation;
  const now = new Date(env.nowMs);
  line.conversation = {
    organization_id: line.organizationId,
    id: env.newId(),
    contact_id: line.contact.id,
    channel_id: line.channelId,
    status: 'open',
    owner,
    assignee_id: null,
    epoch: 0,
    department_id: null,
    priority: 'media',
    handoff: null,
    unread_count: 0,
    last_message_id: null,
    last_message_direction: null,
    last_message_type: null,
    last_message_preview: null,
    last_activity_at: now,
    last_inbound_at: null,
    window_expires_at: null,
    shard,
    created_at: now,
    updated_at: now,
    closed_at: null,
  };
  inheritWindow(line.conversation, line.formerWindow);
  line.names = { assignee_name: null, department_name: null };
  changes.conversations.add(line);
  return line.conversation;
}

/** Appends a message to the conversation and makes it the last one of the inbox row. */
export function addMessage(line: Line, message: MessageRow, env: RuleEnv, changes: Changes): void {
  const conversation = conversationOf(line);
  conversation.last_message_id = message.id;
  conversation.last_message_direction = message.direction;
  conversation.last_message_type = message.type;
  conversation.last_message_preview = previewOf(message.content);
  conversation.last_activity_at = new Date(env.nowMs);
  touch(line, env, changes);
  changes.messages.push(message);
  changes.spoken.add(line);
  changes.events.push({ type: 'message.created', line, message });
}

export function addActivity(
  line: Line,
  name: string,
  env: RuleEnv,
  changes: Changes,
  detail: Record<string, Json> = {},
): void {
  const conversation = conversationOf(line);
  const content: ActivityContent = { type: 'activity', activity: { ...detail, name } };
  const message = messageOf(line, env, {
    direction: 'system',
    content,
    actor_type: 'system',
    actor_name: typeof detail.by === 'string' ? detail.by : null,
  });
  touch(line, env, changes);
  // A quiet line does not become the inbox row's last message: the customer's words stay there.
  conversation.last_activity_at = new Date(env.nowMs);
  changes.messages.push(message);
  changes.spoken.add(line);
  changes.events.push({ type: 'message.created', line, message });
}

export function touch(line: Line, env: RuleEnv, changes: Changes): void {
  conversationOf(line).updated_at = new Date(env.nowMs);
  changes.conversations.add(line);
}

/** Each change of owner raises the epoch, so that what the former owner still wants to send is refused. */
export function changeOwner(
  line: Line,
  owner: Owner,
  assignee: { id: string; name: string } | null,
  env: RuleEnv,
  changes: Changes,
): void {
  const conversation = conversationOf(line);
  if (conversation.owner === owner && conversation.assignee_id === (assignee?.id ?? null)) return;
  conversation.owner = owner;
  conversation.assignee_id = assignee?.id ?? null;
  line.names.assignee_name = assignee?.name ?? null;
  conversation.epoch += 1;
  touch(line, env, changes);
}

export function closeConversation(
  line: Line,
  by: { type: string; name: string | null },
  env: RuleEnv,
  changes: Changes,
): void {
  const conversation = conversationOf(line);
  addActivity(line, 'closed', env, changes, { by: by.name, actor: by.type });
  conversation.status = 'closed';
  conversation.closed_at = new Date(env.nowMs);
  conversation.unread_count = 0;
  conversation.epoch += 1;
  changes.cancelledTimers.push({
    organization_id: line.organizationId,
    subject_id: conversation.id,
    name: '*',
  });
  for (const key of changes.timers.keys()) if (key.startsWith(conversation.id)) changes.timers.delete(key);
  changes.events.push({ type: 'conversation.updated', line });
}

/** The kinds whose file we keep. */
export function mediaOf(
  content: MessageContent,
): { kind: string; id?: string; mime_type?: string; sha256?: string; filename?: string } | null {
  switch (content.type) {
    case 'image':
      return { kind: 'image', ...content.image };
    case 'video':
      return { kind: 'video', ...content.video };
    case 'audio':
      return { kind: 'audio', ...content.audio };
    case 'document':
      return { kind: 'document', ...content.document };
    case 'sticker':
      return { kind: 'sticker', ...content.sticker };
    default:
      return null;
  }
}
