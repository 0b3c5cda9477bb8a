import { replyToConversation as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { replyToConversation } from '../actions/reply.ts';
import { actingAs, type ConversationRoutesDeps } from './deps.ts';

export function addReplyToConversation(app: FastifyInstance, { ports }: ConversationRoutesDeps): void {
  route(app, spec, async ({ params, body }, { principal }) =>
    replyToConversation(ports, principal.organizationId, params.id, await actingAs(ports, principal), {
      content: body.content,
      attachmentId: body.attachment_id,
      replyToMessageId: body.reply_to_message_id,
      clientKey: body.client_key,
    }),
  );
}
