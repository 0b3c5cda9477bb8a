import { deleteNamedQuery as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { actorOf } from '../../accounts/index.ts';
import { deleteNamedQuery } from '../delete-named-query.ts';
import type { Fulfillment } from '../fulfillment.ts';

export function addDeleteNamedQuery(app: FastifyInstance, fulfillment: Fulfillment): void {
  route(app, spec, ({ params }, { principal }) =>
    deleteNamedQuery(fulfillment, principal.organizationId, params.id, actorOf(principal)),
  );
}
