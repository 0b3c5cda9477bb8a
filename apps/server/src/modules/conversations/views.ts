import type { Attachment, Conversation, Message } from '@balcao/protocol';
import { type ContactRow, contactSummaryView } from '../contacts/index.ts';
import type { AttachmentView, ConversationNames, ConversationRow, MessageRow } from './conversation.types.ts';
import { statusName } from './rules/delivery-status.ts';

export function conversationView(
  row: ConversationRow,
  names: ConversationNames,
  contact: ContactRow,
  lastStatus: number | null = null,
): Conversation {
  return {
    id: row.id,
    contact: contactSummaryView(contact),
    channel_id: row.channel_id,
    status: row.status,
    owner: {
      type: row.owner,
      user: row.assignee_id === null ? null : { id: row.assignee_id, name: names.assignee_name ?? '' },
    },
    epoch: row.epoch,
    department:
      row.department_id === null ? null : { id: row.department_id, name: names.department_name ?? '' },
    priority: row.priority,
    waiting_since: row.waiting_since?.toISOString() ?? null,
    assigned_at: row.assigned_at?.toISOString() ?? null,
    first_reply_at: row.first_reply_at?.toISOString() ?? null,
    handoff: row.handoff,
    sla: row.sla,
    close_reason: row.close_reason,
    close_note: row.close_note,
    unread_count: row.unread_count,
    last_message:
      row.last_message_id === null
        ? null
        : {
            id: row.last_message_id,
            direction: row.last_message_direction ?? 'system',
            type: row.last_message_type ?? '',
            preview: row.last_message_preview ?? '',
            status: lastStatus === null ? null : statusName(lastStatus),
            at: row.last_activity_at.toISOString(),
          },
    window_expires_at: row.window_expires_at?.toISOString() ?? null,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    closed_at: row.closed_at?.toISOString() ?? null,
  };
}

export function attachmentView(row: AttachmentView): Attachment {
  return {
    id: row.id,
    state: row.state,
    mime_type: row.mime_type,
    size_bytes: row.size_bytes,
    file_name: row.file_name,
    url: row.state === 'ready' ? `/v1/media/${row.id}` : null,
    error: row.error,
  };
}

export function messageView(row: MessageRow, attachment: AttachmentView | null): Message {
  return {
    id: row.id,
    conversation_id: row.conversation_id,
    contact_id: row.contact_id,
    channel_id: row.channel_id,
    direction: row.direction,
    type: row.type,
    content: row.content,
    actor: { type: row.actor_type, id: row.actor_id, name: row.actor_name },
    status: row.status === null ? null : statusName(row.status),
    in_doubt: row.in_doubt,
    failure: row.failure,
    attachment: attachment === null ? null : attachmentView(attachment),
    context: row.context,
    referral: row.referral,
    reactions: row.reactions,
    wamid: row.wamid,
    created_at: row.created_at.toISOString(),
    accepted_at: row.accepted_at?.toISOString() ?? null,
    delivered_at: row.delivered_at?.toISOString() ?? null,
    read_at: row.read_at?.toISOString() ?? null,
    client_key: row.client_key,
  };
}
