import { bulkInsert } from '../../platform/db/bulk.ts';
import type { Queryable, Tx } from '../../platform/db/index.ts';
import type { NotificationRow } from './notification.types.ts';

const COLUMNS = 'organization_id, id, user_id, kind, conversation_id, message_id, data, at, read_at';

export const insertNotifications = bulkInsert<NotificationRow>('notifications', {
  organization_id: 'uuid',
  id: 'uuid',
  user_id: 'uuid',
  kind: 'text',
  conversation_id: 'uuid',
  message_id: 'uuid',
  data: 'jsonb',
  at: 'timestamptz',
});

/** Newest first. Uses notifications_user. */
export async function listNotificationsOf(
  db: Queryable,
  organizationId: string,
  userId: string,
  page: { limit: number; before: string | null },
): Promise<NotificationRow[]> {
  return db.query<NotificationRow>({
    name: 'notifications_list',
    text: `select ${COLUMNS} from notifications
            where organization_id = $1 and user_id = $2 and ($3::uuid is null or id < $3) order by id desc limit $4`,
    values: [organizationId, userId, page.before, page.limit],
  });
}

/** Uses notifications_user. */
export async function countUnread(db: Queryable, organizationId: string, userId: string): Promise<number> {
  const [row] = await db.query<{ unread: number }>({
    name: 'notifications_unread',
    text: `select count(*)::int as unread from notifications
            where organization_id = $1 and user_id = $2 and read_at is null`,
    values: [organizationId, userId],
  });
  return row?.unread ?? 0;
}

/** Those named, or all; of this person only. Returns the ids that were unread. Locked in id order. */
export async function markRead(
  tx: Tx,
  organizationId: string,
  userId: string,
  ids: readonly string[] | null,
  at: Date,
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>({
    text: `with unread as materialized (
             select id from notifications
              where organization_id = $1 and user_id = $2 and read_at is null and ($3::uuid[] is null or id = any ($3))
              order by id for no key update)
           update notifications n set read_at = $4 from unread
            where n.organization_id = $1 and n.id = unread.id returning n.id`,
    values: [organizationId, userId, ids, at],
  });
  return rows.map((row) => row.id).sort();
}

/** At most `limit` of the oldest. Returns how many went. */
export async function deleteNotificationsBefore(
  tx: Tx,
  organizationId: string,
  before: Date,
  limit: number,
): Promise<number> {
  return tx.execute({
    text: `delete from notifications where organization_id = $1 and id in (
             select id from notifications where organization_id = $1 and at < $2 order by id limit $3)`,
    values: [organizationId, before, limit],
  });
}
