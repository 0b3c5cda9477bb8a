import { updateConversation as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { setPriority } from '../actions/set-priority.ts';
import { actingAs, type ConversationRoutesDeps } from './deps.ts';

export function addUpdateConversation(app: FastifyInstance, { ports }: ConversationRoutesDeps): void {
  route(app, spec, async ({ params, body }, { principal }) =>
    setPriority(ports, principal.organizationId, params.id, await actingAs(ports, principal), body.priority),
  );
}
