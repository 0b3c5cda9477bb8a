import { createFulfillmentWebhook as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { actorOf } from '../../accounts/index.ts';
import { createWebhook } from '../create-webhook.ts';
import type { Fulfillment } from '../fulfillment.ts';

export function addCreateFulfillmentWebhook(app: FastifyInstance, fulfillment: Fulfillment): void {
  route(app, spec, ({ body }, { principal }) =>
    createWebhook(fulfillment, principal.organizationId, body, actorOf(principal)),
  );
}
