import type { FulfillmentCall } from '@balcao/protocol';
import { pageOfRows, parseIdCursor } from '../../platform/db/cursor.ts';
import type { Fulfillment } from './fulfillment.ts';
import { presentCall } from './present.ts';
import { type CallFilter, listCallRows } from './store/calls.ts';

export async function listCalls(
  { ctx }: Fulfillment,
  organizationId: string,
  filter: CallFilter,
  page: { cursor?: string | undefined; limit: number },
): Promise<{ items: FulfillmentCall[]; next_cursor: string | null }> {
  const before = parseIdCursor(page.cursor);
  const rows = await ctx.db.tx(organizationId, (tx) =>
    listCallRows(tx, organizationId, filter, { before, limit: page.limit + 1 }),
  );
  const shown = pageOfRows(rows, page.limit, (row) => [row.id]);
  return { items: shown.rows.map(presentCall), next_cursor: shown.next_cursor };
}
