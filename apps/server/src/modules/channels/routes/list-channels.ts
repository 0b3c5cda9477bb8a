import { listChannels as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { type Channels, callbackUrlOf } from '../channels.ts';
import { presentChannelFor } from '../present.ts';
import { listChannelRows } from '../store.ts';

export function addListChannels(app: FastifyInstance, { ctx, publicUrl }: Channels): void {
  route(app, spec, async (_input, { principal }) => {
    const { organizationId } = principal;
    const rows = await ctx.db.tx(organizationId, (tx) => listChannelRows(tx, organizationId));
    return {
      items: rows.map((row) => presentChannelFor(principal, ctx.secrets, row)),
      callback_url: callbackUrlOf(publicUrl()),
    };
  });
}
