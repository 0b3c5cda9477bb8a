import { listConversations as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { pageOfRows, parseTimeCursor } from '../../../platform/db/cursor.ts';
import { route } from '../../../platform/http/index.ts';
import { findLastSeq } from '../../event-log/index.ts';
import { countInbox, listInboxConversations } from '../store/reads.ts';
import { conversationView } from '../views.ts';
import type { ConversationRoutesDeps } from './deps.ts';

export function addListConversations(app: FastifyInstance, { ports }: ConversationRoutesDeps): void {
  route(app, spec, async ({ query }, { principal }) => {
    const { organizationId } = principal;
    const userId = principal.userId ?? null;
    const cursor = parseTimeCursor(query.cursor);
    return ports.db.tx(
      organizationId,
      async (tx) => {
        // Before the snapshot: what happens meanwhile is then applied twice, which changes nothing, and never missed.
        const { seq } = await findLastSeq(tx, organizationId);
        const rows = await listInboxConversations(
          tx,
          organizationId,
          {
            status: query.status,
            owner: query.owner,
            userId,
            channelId: query.channel_id ?? null,
            contactId: query.contact_id ?? null,
            q: query.q || null,
          },
          { limit: query.limit + 1, beforeAt: cursor?.at ?? null, beforeId: cursor?.id ?? null },
        );
        const page = pageOfRows(rows, query.limit, ({ row }) => [row.last_activity_at.toISOString(), row.id]);
        return {
          items: page.rows.map((one) => conversationView(one.row, one.names, one.contact, one.lastStatus)),
          next_cursor: page.next_cursor,
          seq,
          counts: await countInbox(tx, organizationId, userId),
        };
      },
      { readOnly: true },
    );
  });
}
