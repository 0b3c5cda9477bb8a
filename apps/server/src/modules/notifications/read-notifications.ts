import type { Context } from '../../context.ts';
import { appendEvents, type NewEvent } from '../event-log/index.ts';
import { countUnread, markRead } from './store.ts';

export type NotificationPorts = {
  ctx: Pick<Context, 'db' | 'clock'>;
  /** events were committed for this organization */
  announce: (organizationId: string) => void;
};

const IDS_PER_EVENT = 500;

/** The person's own, those named or all. Ids of others, unknown and read ones change nothing. */
export async function readNotifications(
  { ctx, announce }: NotificationPorts,
  organizationId: string,
  userId: string,
  ids: readonly string[] | null,
): Promise<{ read_at: string; unread: number }> {
  const at = new Date(ctx.clock.now());
  const unread = await ctx.db.tx(organizationId, async (tx) => {
    const read = await markRead(tx, organizationId, userId, ids, at);
    const left = await countUnread(tx, organizationId, userId);
    if (read.length > 0) tx.afterCommit(() => announce(organizationId));
    await appendEvents(tx, readEvents(organizationId, userId, read, at));
    return left;
  });
  return { read_at: at.toISOString(), unread };
}

/** Whoever reads a quarter's worth at once tells it in several events of a bearable size. */
function readEvents(organizationId: string, userId: string, ids: readonly string[], at: Date): NewEvent[] {
  const events: NewEvent[] = [];
  for (let from = 0; from < ids.length; from += IDS_PER_EVENT)
    events.push({
      organizationId,
      type: 'notification.read',
      at,
      data: {
        user_id: userId,
        notification_ids: ids.slice(from, from + IDS_PER_EVENT),
        read_at: at.toISOString(),
      },
    });
  return events;
}
