import { AppError, listConversations as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import {
  checkCursorId,
  checkCursorMoment,
  pageOfRows,
  parseCursor,
  parseTimeCursor,
} from '../../../platform/db/cursor.ts';
import { route } from '../../../platform/http/index.ts';
import { findLastSeq } from '../../event-log/index.ts';
import { PRIORITY_RANK } from '../../queues/index.ts';
import { createInboxCounts } from '../inbox-counts.ts';
import { type InboxPage, listInbox } from '../store/inbox.ts';
import { conversationView } from '../views.ts';
import type { ConversationRoutesDeps } from './deps.ts';

export function addListConversations(app: FastifyInstance, { ports }: ConversationRoutesDeps): void {
  const countInbox = createInboxCounts();
  route(app, spec, async ({ query }, { principal }) => {
    const { organizationId } = principal;
    const userId = principal.userId ?? null;
    const page = pageOfQuery(query);
    return ports.db.tx(
      organizationId,
      async (tx) => {
        // Before the snapshot: what happens meanwhile is then applied twice, which changes nothing, and never missed.
        const { seq } = await findLastSeq(tx, organizationId);
        const rows = await listInbox(
          tx,
          organizationId,
          {
            status: query.status,
            owner: query.owner,
            userId,
            channelId: query.channel_id,
            contactId: query.contact_id,
            departmentId: query.department_id,
            assigneeId: query.assignee_id,
            tag: query.tag,
            unread: query.unread,
            atRisk: query.sla_at_risk,
            q: query.q,
          },
          page,
        );
        const { rows: shown, next_cursor } = pageOfRows(rows, query.limit, ({ row }) =>
          page.sort === 'queue'
            ? [
                String(PRIORITY_RANK[row.priority]),
                (row.waiting_since ?? row.created_at).toISOString(),
                row.id,
              ]
            : [row.last_activity_at.toISOString(), row.id],
        );
        return {
          items: shown.map((one) => conversationView(one.row, one.names, one.contact, one.lastStatus)),
          next_cursor,
          seq,
          counts: await countInbox(tx, organizationId, seq, userId),
        };
      },
      { readOnly: true },
    );
  });
}

function pageOfQuery(query: {
  sort: 'activity' | 'queue';
  limit: number;
  cursor?: string | undefined;
}): InboxPage {
  const limit = query.limit + 1;
  if (query.sort === 'activity') return { sort: 'activity', limit, after: parseTimeCursor(query.cursor) };
  const parts = parseCursor(query.cursor, 3);
  if (!parts) return { sort: 'queue', limit, after: null };
  const [priority = '', since, id] = parts;
  if (!/^[0-2]$/.test(priority)) throw new AppError('INVALID_CURSOR');
  return {
    sort: 'queue',
    limit,
    after: { priority, since: checkCursorMoment(since), id: checkCursorId(id) },
  };
}
