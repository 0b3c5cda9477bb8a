import { listQuarantine as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { pageOfRows, parseIdCursor } from '../../../platform/db/cursor.ts';
import { route } from '../../../platform/http/index.ts';
import { presentQuarantineItem } from '../present-quarantine-item.ts';
import { listQuarantineRows } from '../store/quarantine.ts';
import type { LedgerRoutesDeps } from './deps.ts';

export function addListQuarantine(app: FastifyInstance, { ports }: LedgerRoutesDeps): void {
  route(app, spec, async ({ query }, { principal: { organizationId } }) => {
    const before = parseIdCursor(query.cursor);
    const rows = await ports.db.tx(
      organizationId,
      (tx) => listQuarantineRows(tx, organizationId, { before, limit: query.limit + 1 }),
      { readOnly: true },
    );
    const page = pageOfRows(rows, query.limit, (row) => [row.id]);
    return { items: page.rows.map(presentQuarantineItem), next_cursor: page.next_cursor };
  });
}
