import { readConversation as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { readConversation } from '../actions/read-conversation.ts';
import type { ConversationRoutesDeps } from './deps.ts';

export function addReadConversation(app: FastifyInstance, { ports }: ConversationRoutesDeps): void {
  route(app, spec, ({ params }, { principal }) =>
    readConversation(ports, principal.organizationId, params.id),
  );
}
