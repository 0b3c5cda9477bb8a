import { listNotifications as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { pageOfRows, parseIdCursor } from '../../../platform/db/cursor.ts';
import { route } from '../../../platform/http/index.ts';
import { findLastSeq } from '../../event-log/index.ts';
import { presentNotification } from '../present.ts';
import type { NotificationPorts } from '../read-notifications.ts';
import { countUnread, listNotificationsOf } from '../store.ts';
import { personOf } from './person-of.ts';

export function addListNotifications(app: FastifyInstance, { ctx }: NotificationPorts): void {
  route(app, spec, async ({ query }, { principal }) => {
    const { organizationId } = principal;
    const userId = personOf(principal);
    const before = parseIdCursor(query.cursor);
    return ctx.db.tx(
      organizationId,
      async (tx) => {
        // Before the snapshot: what comes meanwhile is applied twice, which changes nothing, and never missed.
        const { seq } = await findLastSeq(tx, organizationId);
        const rows = await listNotificationsOf(tx, organizationId, userId, {
          limit: query.limit + 1,
          before,
        });
        const page = pageOfRows(rows, query.limit, (row) => [row.id]);
        return {
          items: page.rows.map(presentNotification),
          next_cursor: page.next_cursor,
          unread: await countUnread(tx, organizationId, userId),
          seq,
        };
      },
      { readOnly: true },
    );
  });
}
