import { takeConversation as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { takeConversation } from '../actions/take-conversation.ts';
import { type ConversationRoutesDeps, userIdOf } from './deps.ts';

export function addTakeConversation(app: FastifyInstance, { ports }: ConversationRoutesDeps): void {
  route(app, spec, ({ params, body }, { principal }) =>
    takeConversation(ports, principal.organizationId, params.id, userIdOf(principal), body.epoch),
  );
}
