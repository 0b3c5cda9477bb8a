import { uuidv7 } from '../../platform/crypto/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { NewEvent } from '../event-log/index.ts';
import type { NewNotification, NotificationRow } from './notification.types.ts';
import { presentNotification } from './present.ts';
import { insertNotifications } from './store.ts';

/** Writes them; the caller appends the returned events last. Each reaches its own person only: event-log isVisibleTo. */
export async function addNotifications(
  tx: Tx,
  organizationId: string,
  notifications: readonly NewNotification[],
  at: Date,
): Promise<NewEvent[]> {
  if (notifications.length === 0) return [];
  const rows = notifications.map(
    ({ userId, kind, conversationId, messageId, data }): NotificationRow => ({
      organization_id: organizationId,
      id: uuidv7(at.getTime()),
      user_id: userId,
      kind,
      conversation_id: conversationId,
      message_id: messageId ?? null,
      data,
      at,
      read_at: null,
    }),
  );
  await tx.execute(insertNotifications(rows));
  return rows.map((row) => ({
    organizationId,
    type: 'notification.created',
    at,
    data: { notification: presentNotification(row) },
  }));
}
