import type { Changes } from '../changes.ts';
import type { ConversationRow, Line, LogActor, Owner } from '../conversation.types.ts';
import { inheritWindow } from './inherit-window.ts';
import { type DeskEnv, logService } from './line.ts';
import { enterQueue } from './queue-moves.ts';

/** Opens a conversation when the line has none. */
export function openConversation(
  line: Line,
  env: DeskEnv,
  changes: Changes,
  owner: Exclude<Owner, 'agent'>,
  shard: number,
  by: LogActor,
): ConversationRow {
  if (line.conversation) return line.conversation;
  const now = new Date(env.nowMs);
  line.conversation = {
    organization_id: line.organizationId,
    id: env.newId(),
    contact_id: line.contact.id,
    channel_id: line.channelId,
    status: 'open',
    owner: 'bot',
    assignee_id: null,
    epoch: 0,
    department_id: null,
    priority: 'media',
    waiting_since: null,
    assigned_at: null,
    first_reply_at: null,
    handoff: null,
    sla: null,
    close_reason: null,
    close_note: null,
    resolved_by: null,
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
  changes.opened.add(line.conversation.id);
  logService(line, 'opened', by, env, changes);
  if (owner === 'queue') {
    const { conversation } = line;
    conversation.owner = 'queue';
    enterQueue(line, by, 'no_bot', env, changes);
  }
  return line.conversation;
}
