import { closeConversation as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { closeConversation } from '../actions/close-conversation.ts';
import { actingAs, type ConversationRoutesDeps } from './deps.ts';

export function addCloseConversation(app: FastifyInstance, { ports }: ConversationRoutesDeps): void {
  route(app, spec, async ({ params, body }, { principal }) =>
    closeConversation(ports, principal.organizationId, params.id, await actingAs(ports, principal), body),
  );
}
