import { blockContact as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { blockContact } from '../actions/block-contact.ts';
import { actingAs, type ConversationRoutesDeps } from './deps.ts';

export function addBlockContact(app: FastifyInstance, { ports }: ConversationRoutesDeps): void {
  route(app, spec, async ({ params, body }, { principal }) =>
    blockContact(ports, principal.organizationId, params.id, await actingAs(ports, principal), body.blocked),
  );
}
