import type { Json } from '@balcao/bot';
import type { MessageContent } from '@balcao/whatsapp';
import type { Changes, ServiceEntry } from '../changes.ts';
import type { ActivityContent, ConversationRow, Line, LogActor, MessageRow } from '../conversation.types.ts';
import { previewOf } from './preview.ts';

/** What rules may know of the world. */
export type RuleEnv = {
  nowMs: number;
  newId: () => string;
};

/** What rules that queue somebody know besides. */
export type DeskEnv = RuleEnv & {
  /** contacts with this tag wait with priority alta */
  vipTag: string;
};

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

/** Writes down what happened, for SLA and reports. */
export function logService(
  line: Line,
  kind: ServiceEntry['kind'],
  by: LogActor,
  env: RuleEnv,
  changes: Changes,
  detail: ServiceEntry['detail'] = {},
): void {
  const conversation = conversationOf(line);
  changes.serviceLog.push({
    organization_id: line.organizationId,
    id: env.newId(),
    conversation_id: conversation.id,
    contact_id: line.contact.id,
    channel_id: line.channelId,
    department_id: conversation.department_id,
    kind,
    actor_type: by.type,
    actor_id: by.id,
    at: new Date(env.nowMs),
    detail,
  });
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
  const content: ActivityContent = { type: 'activity', activity: { ...detail, name } };
  const message = messageOf(line, env, {
    direction: 'system',
    content,
    actor_type: 'system',
    actor_name: typeof detail.by === 'string' ? detail.by : null,
  });
  addQuiet(line, message, env, changes);
}

/** A line that nobody sends. */
export function addQuiet(line: Line, message: MessageRow, env: RuleEnv, changes: Changes): void {
  touch(line, env, changes);
  // A quiet line does not become the inbox row's last message: the customer's words stay there.
  conversationOf(line).last_activity_at = new Date(env.nowMs);
  changes.messages.push(message);
  changes.spoken.add(line);
  changes.events.push({ type: 'message.created', line, message });
}

export function touch(line: Line, env: RuleEnv, changes: Changes): void {
  conversationOf(line).updated_at = new Date(env.nowMs);
  changes.conversations.add(line);
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
