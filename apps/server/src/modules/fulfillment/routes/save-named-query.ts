import { saveNamedQuery as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { actorOf } from '../../accounts/index.ts';
import type { Fulfillment } from '../fulfillment.ts';
import { saveNamedQuery } from '../save-named-query.ts';

export function addSaveNamedQuery(app: FastifyInstance, fulfillment: Fulfillment): void {
  route(app, spec, ({ body }, { principal }) =>
    saveNamedQuery(fulfillment, principal.organizationId, body, actorOf(principal)),
  );
}
