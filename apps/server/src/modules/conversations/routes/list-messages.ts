import { AppError, listMessages as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { pageOfRows, parseIdCursor } from '../../../platform/db/cursor.ts';
import { route } from '../../../platform/http/index.ts';
import { findLastSeq } from '../../event-log/index.ts';
import { findListed, listConversationMessages } from '../store/reads.ts';
import { messageView } from '../views.ts';
import type { ConversationRoutesDeps } from './deps.ts';

export function addListMessages(app: FastifyInstance, { ports }: ConversationRoutesDeps): void {
  route(app, spec, async ({ params, query }, { principal }) =>
    ports.db.tx(
      principal.organizationId,
      async (tx) => {
        const { seq } = await findLastSeq(tx, principal.organizationId);
        if (!(await findListed(tx, principal.organizationId, params.id))) throw new AppError('NOT_FOUND');
        const before = parseIdCursor(query.cursor);
        const rows = await listConversationMessages(tx, principal.organizationId, params.id, {
          limit: query.limit + 1,
          before,
        });
        const page = pageOfRows(rows, query.limit, ({ row }) => [row.id]);
        return {
          items: page.rows.map((one) => messageView(one.row, one.attachment)),
          next_cursor: page.next_cursor,
          seq,
        };
      },
      { readOnly: true },
    ),
  );
}
