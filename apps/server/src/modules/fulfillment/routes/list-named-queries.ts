import { listNamedQueries as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import type { Fulfillment } from '../fulfillment.ts';
import { presentNamedQuery } from '../present.ts';
import { listNamedQueryRows } from '../store/named-queries.ts';

export function addListNamedQueries(app: FastifyInstance, { ctx }: Fulfillment): void {
  route(app, spec, async (_input, { principal }) => {
    const { organizationId } = principal;
    const rows = await ctx.db.tx(organizationId, (tx) => listNamedQueryRows(tx, organizationId));
    return { items: rows.map(presentNamedQuery) };
  });
}
