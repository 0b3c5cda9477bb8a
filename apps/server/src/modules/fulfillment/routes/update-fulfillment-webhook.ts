import { updateFulfillmentWebhook as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { actorOf } from '../../accounts/index.ts';
import type { Fulfillment } from '../fulfillment.ts';
import { updateWebhook } from '../update-webhook.ts';

export function addUpdateFulfillmentWebhook(app: FastifyInstance, fulfillment: Fulfillment): void {
  route(app, spec, ({ params, body }, { principal }) =>
    updateWebhook(fulfillment, principal.organizationId, params.id, body, actorOf(principal)),
  );
}
