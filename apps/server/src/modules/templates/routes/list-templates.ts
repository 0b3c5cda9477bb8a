import { listTemplates as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import type { Context } from '../../../context.ts';
import { route } from '../../../platform/http/index.ts';
import { presentTemplate } from '../present.ts';
import { listTemplateRows } from '../store.ts';

export function addListTemplates(app: FastifyInstance, ctx: Pick<Context, 'db'>): void {
  route(app, spec, async ({ query }, { principal }) => {
    const { organizationId } = principal;
    const filter = { channelId: query.channel_id, status: query.status };
    const rows = await ctx.db.tx(organizationId, (tx) => listTemplateRows(tx, organizationId, filter));
    return { items: rows.map(presentTemplate) };
  });
}
