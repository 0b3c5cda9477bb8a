import { testFulfillmentWebhook as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { actorOf } from '../../accounts/index.ts';
import type { Fulfillment } from '../fulfillment.ts';
import { testWebhook } from '../test-webhook.ts';

export function addTestFulfillmentWebhook(app: FastifyInstance, fulfillment: Fulfillment): void {
  route(app, spec, ({ params, body }, { principal }) =>
    testWebhook(fulfillment, principal.organizationId, params.id, body, actorOf(principal)),
  );
}
