import { AppError, getBot as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import type { Context } from '../../../context.ts';
import { route } from '../../../platform/http/index.ts';
import { presentBot } from '../present.ts';
import { findBotRow } from '../store.ts';

export function addGetBot(app: FastifyInstance, ctx: Context): void {
  route(app, spec, async ({ params }, { principal }) => {
    const { organizationId } = principal;
    const row = await ctx.db.tx(organizationId, (tx) => findBotRow(tx, organizationId, params.id));
    if (!row) throw new AppError('NOT_FOUND');
    return presentBot(row);
  });
}
