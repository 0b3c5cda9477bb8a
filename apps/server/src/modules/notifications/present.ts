import type { Notification } from '@balcao/protocol';
import type { NotificationRow } from './notification.types.ts';

export function presentNotification(row: NotificationRow): Notification {
  return {
    id: row.id,
    user_id: row.user_id,
    kind: row.kind,
    conversation_id: row.conversation_id,
    message_id: row.message_id,
    data: row.data,
    at: row.at.toISOString(),
    read_at: row.read_at?.toISOString() ?? null,
  };
}
