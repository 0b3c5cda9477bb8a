import { createContact as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { createContact } from '../actions/create-contact.ts';
import type { ContactRoutesDeps } from './deps.ts';

export function addCreateContact(app: FastifyInstance, { ports }: ContactRoutesDeps): void {
  route(app, spec, ({ body: { whatsapp_id: whatsappId, ...change } }, { principal }) =>
    createContact(ports, principal.organizationId, { whatsappId, ...change }),
  );
}
