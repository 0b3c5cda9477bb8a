import { listFulfillmentWebhooks as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import type { Fulfillment } from '../fulfillment.ts';
import { presentWebhook } from '../present.ts';
import { listWebhookRows } from '../store/webhooks.ts';

export function addListFulfillmentWebhooks(app: FastifyInstance, { ctx }: Fulfillment): void {
  route(app, spec, async (_input, { principal }) => {
    const { organizationId } = principal;
    const rows = await ctx.db.tx(organizationId, (tx) => listWebhookRows(tx, organizationId));
    return { items: rows.map((row) => presentWebhook(row, ctx.clock.now())) };
  });
}
