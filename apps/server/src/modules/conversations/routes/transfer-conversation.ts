import { transferConversation as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { transferConversation } from '../actions/transfer-conversation.ts';
import { actingAs, type ConversationRoutesDeps } from './deps.ts';

export function addTransferConversation(app: FastifyInstance, { ports }: ConversationRoutesDeps): void {
  route(app, spec, async ({ params, body }, { principal }) =>
    transferConversation(ports, principal.organizationId, params.id, await actingAs(ports, principal), {
      departmentId: body.department_id,
      userId: body.user_id,
      note: body.note,
    }),
  );
}
