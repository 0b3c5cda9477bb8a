import { listLedgerMessages as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { pageOfRows, parseIdCursor } from '../../../platform/db/cursor.ts';
import { route } from '../../../platform/http/index.ts';
import { statusName } from '../../conversations/index.ts';
import { parseRange } from '../get-ledger.ts';
import { firstIdAt } from '../rules/hours.ts';
import { listMessagesInState } from '../store/messages.ts';
import type { LedgerRoutesDeps } from './deps.ts';

export function addListLedgerMessages(app: FastifyInstance, { ports }: LedgerRoutesDeps): void {
  route(app, spec, async ({ query }, { principal: { organizationId } }) => {
    const { from, to } = parseRange(query);
    const range = { fromId: firstIdAt(from), toId: firstIdAt(to), channelId: query.channel_id ?? null };
    const before = parseIdCursor(query.cursor);
    const rows = await ports.db.tx(
      organizationId,
      (tx) => listMessagesInState(tx, organizationId, query.state, range, { before, limit: query.limit + 1 }),
      { readOnly: true },
    );
    const page = pageOfRows(rows, query.limit, (row) => [row.id]);
    return {
      items: page.rows.map(({ id, status, created_at, ...row }) => ({
        message_id: id,
        status: status === null ? null : statusName(status),
        created_at: created_at.toISOString(),
        ...row,
      })),
      next_cursor: page.next_cursor,
    };
  });
}
