import { listBots as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import type { Context } from '../../../context.ts';
import { route } from '../../../platform/http/index.ts';
import { presentBotSummary } from '../present.ts';
import { listBotRows } from '../store.ts';

export function addListBots(app: FastifyInstance, ctx: Context): void {
  route(app, spec, async (_input, { principal }) => {
    const { organizationId } = principal;
    const rows = await ctx.db.tx(organizationId, (tx) => listBotRows(tx, organizationId));
    return { items: rows.map(presentBotSummary) };
  });
}
