import { listContacts as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { pageOfRows, parseIdCursor } from '../../../platform/db/cursor.ts';
import { route } from '../../../platform/http/index.ts';
import { listContacts, listIdentities } from '../store/contacts.ts';
import { contactView } from '../views.ts';
import type { ContactRoutesDeps } from './deps.ts';

export function addListContacts(app: FastifyInstance, { ports }: ContactRoutesDeps): void {
  route(app, spec, async ({ query }, { principal }) => {
    const before = parseIdCursor(query.cursor);
    return ports.db.tx(
      principal.organizationId,
      async (tx) => {
        const rows = await listContacts(tx, principal.organizationId, {
          limit: query.limit + 1,
          before,
          q: query.q || null,
        });
        const page = pageOfRows(rows, query.limit, (row) => [row.id]);
        const identities = await listIdentities(tx, page.rows);
        return { items: page.rows.map((row) => contactView(row, identities)), next_cursor: page.next_cursor };
      },
      { readOnly: true },
    );
  });
}
