import { updateContact as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { updateContact } from '../actions/update-contact.ts';
import type { ContactRoutesDeps } from './deps.ts';

export function addUpdateContact(app: FastifyInstance, { ports }: ContactRoutesDeps): void {
  route(app, spec, ({ params, body }, { principal }) =>
    updateContact(ports, principal.organizationId, params.id, body),
  );
}
