import { addNote as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { addNote } from '../actions/add-note.ts';
import { actingAs, type ConversationRoutesDeps } from './deps.ts';

export function addAddNote(app: FastifyInstance, { ports }: ConversationRoutesDeps): void {
  route(app, spec, async ({ params, body }, { principal }) =>
    addNote(ports, principal.organizationId, params.id, await actingAs(ports, principal), {
      body: body.body,
      mentions: body.mentions,
      clientKey: body.client_key,
    }),
  );
}
