import { sendMessage as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { sendMessage } from '../actions/send-message.ts';
import { actingAs, type ConversationRoutesDeps } from './deps.ts';

export function addSendMessage(app: FastifyInstance, { ports }: ConversationRoutesDeps): void {
  route(app, spec, async ({ body }, { principal, idempotencyKey }) => {
    const { to, channel_id, type = 'text', text, ...rest } = body;
    const content =
      type === 'text'
        ? { type, text: typeof text === 'string' ? { body: text } : text }
        : { type, [type]: rest[type] };
    return sendMessage(ports, principal.organizationId, await actingAs(ports, principal), {
      to,
      channelId: channel_id,
      content,
      clientKey: idempotencyKey ?? null,
    });
  });
}
