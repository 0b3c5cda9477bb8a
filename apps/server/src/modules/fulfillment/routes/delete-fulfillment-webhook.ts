import { deleteFulfillmentWebhook as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { actorOf } from '../../accounts/index.ts';
import { deleteWebhook } from '../delete-webhook.ts';
import type { Fulfillment } from '../fulfillment.ts';

export function addDeleteFulfillmentWebhook(app: FastifyInstance, fulfillment: Fulfillment): void {
  route(app, spec, ({ params }, { principal }) =>
    deleteWebhook(fulfillment, principal.organizationId, params.id, actorOf(principal)),
  );
}
