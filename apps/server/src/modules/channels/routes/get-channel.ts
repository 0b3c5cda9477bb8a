import { AppError, getChannel as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import type { Channels } from '../channels.ts';
import { presentChannelFor } from '../present.ts';
import { findChannelRow } from '../store.ts';

export function addGetChannel(app: FastifyInstance, { ctx }: Channels): void {
  route(app, spec, async ({ params }, { principal }) => {
    const { organizationId } = principal;
    const row = await ctx.db.tx(organizationId, (tx) => findChannelRow(tx, organizationId, params.id));
    if (!row) throw new AppError('NOT_FOUND');
    return presentChannelFor(principal, ctx.secrets, row);
  });
}
