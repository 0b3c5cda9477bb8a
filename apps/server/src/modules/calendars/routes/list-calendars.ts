import { listCalendars as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import type { Context } from '../../../context.ts';
import { route } from '../../../platform/http/index.ts';
import { presentCalendars } from '../present.ts';
import { listCalendarRows } from '../store.ts';

export function addListCalendars(app: FastifyInstance, ctx: Context): void {
  route(app, spec, async (_input, { principal }) => {
    const { organizationId } = principal;
    const items = await ctx.db.tx(organizationId, async (tx) =>
      presentCalendars(ctx, tx, organizationId, await listCalendarRows(tx, organizationId)),
    );
    return { items };
  });
}
