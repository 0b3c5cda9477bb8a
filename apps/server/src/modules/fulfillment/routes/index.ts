import type { FastifyInstance } from 'fastify';
import type { Fulfillment } from '../fulfillment.ts';
import { addCreateFulfillmentWebhook } from './create-fulfillment-webhook.ts';
import { addDeleteFulfillmentWebhook } from './delete-fulfillment-webhook.ts';
import { addDeleteNamedQuery } from './delete-named-query.ts';
import { addListFulfillmentCalls } from './list-fulfillment-calls.ts';
import { addListFulfillmentWebhooks } from './list-fulfillment-webhooks.ts';
import { addListNamedQueries } from './list-named-queries.ts';
import { addReplayFulfillmentCall } from './replay-fulfillment-call.ts';
import { addSaveNamedQuery } from './save-named-query.ts';
import { addTestFulfillmentWebhook } from './test-fulfillment-webhook.ts';
import { addUpdateFulfillmentWebhook } from './update-fulfillment-webhook.ts';

export function addFulfillmentRoutes(app: FastifyInstance, deps: { fulfillment: Fulfillment }): void {
  addListFulfillmentWebhooks(app, deps.fulfillment);
  addCreateFulfillmentWebhook(app, deps.fulfillment);
  addUpdateFulfillmentWebhook(app, deps.fulfillment);
  addDeleteFulfillmentWebhook(app, deps.fulfillment);
  addTestFulfillmentWebhook(app, deps.fulfillment);
  addListFulfillmentCalls(app, deps.fulfillment);
  addReplayFulfillmentCall(app, deps.fulfillment);
  addListNamedQueries(app, deps.fulfillment);
  addSaveNamedQuery(app, deps.fulfillment);
  addDeleteNamedQuery(app, deps.fulfillment);
}
