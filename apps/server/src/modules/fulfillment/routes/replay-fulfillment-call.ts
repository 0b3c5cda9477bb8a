import { replayFulfillmentCall as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { actorOf } from '../../accounts/index.ts';
import type { Fulfillment } from '../fulfillment.ts';
import { replayCall } from '../replay-call.ts';

export function addReplayFulfillmentCall(app: FastifyInstance, fulfillment: Fulfillment): void {
  route(app, spec, ({ params }, { principal }) =>
    replayCall(fulfillment, principal.organizationId, params.id, actorOf(principal)),
  );
}
