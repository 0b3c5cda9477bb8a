import { listAudit as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { pageOfRows, parseIdCursor } from '../../../platform/db/cursor.ts';
import { route } from '../../../platform/http/index.ts';
import { presentAuditEntry } from '../present.ts';
import { listAuditRows } from '../store/audit-log.ts';
import type { AccountRoutesDeps } from './deps.ts';

export function addListAudit(app: FastifyInstance, { ctx }: AccountRoutesDeps): void {
  route(app, spec, async ({ query }, { principal }) => {
    const { organizationId } = principal;
    const before = parseIdCursor(query.cursor);
    const filter = {
      action: query.action || null,
      actorId: query.actor_id ?? null,
      from: query.from === undefined ? null : new Date(query.from),
      to: query.to === undefined ? null : new Date(query.to),
    };
    const rows = await ctx.db.tx(
      organizationId,
      (tx) => listAuditRows(tx, organizationId, filter, { before, limit: query.limit + 1 }),
      { readOnly: true },
    );
    const page = pageOfRows(rows, query.limit, (row) => [row.id]);
    return { items: page.rows.map(presentAuditEntry), next_cursor: page.next_cursor };
  });
}
