import { releaseConversation as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { releaseConversation } from '../actions/release-conversation.ts';
import { type ConversationRoutesDeps, userIdOf } from './deps.ts';

export function addReleaseConversation(app: FastifyInstance, { ports }: ConversationRoutesDeps): void {
  route(app, spec, ({ params, body }, { principal }) =>
    releaseConversation(ports, principal.organizationId, params.id, userIdOf(principal), body.to),
  );
}
