import { listFulfillmentCalls as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import type { Fulfillment } from '../fulfillment.ts';
import { listCalls } from '../list-calls.ts';

export function addListFulfillmentCalls(app: FastifyInstance, fulfillment: Fulfillment): void {
  route(app, spec, ({ query }, { principal }) =>
    listCalls(
      fulfillment,
      principal.organizationId,
      { webhookId: query.webhook_id, conversationId: query.conversation_id, outcome: query.outcome },
      query,
    ),
  );
}
