import type { Notification } from '@balcao/protocol';

export type NotificationKind = Notification['kind'];

/** What somebody is to be told. `data`: contact_name, by, clock, due_at, department, text: what its line needs. */
export type NewNotification = {
  userId: string;
  kind: NotificationKind;
  conversationId: string | null;
  messageId?: string | null;
  data: Record<string, unknown>;
};

/** A row of `notifications`. */
export type NotificationRow = {
  organization_id: string;
  id: string;
  user_id: string;
  kind: NotificationKind;
  conversation_id: string | null;
  message_id: string | null;
  data: Record<string, unknown>;
  at: Date;
  read_at: Date | null;
};
