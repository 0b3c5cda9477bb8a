import { resendMessage as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { resendMessage } from '../actions/resend.ts';
import { actingAs, type ConversationRoutesDeps } from './deps.ts';

export function addResendMessage(app: FastifyInstance, { ports }: ConversationRoutesDeps): void {
  route(app, spec, async ({ params, body }, { principal }) =>
    resendMessage(
      ports,
      principal.organizationId,
      params.id,
      await actingAs(ports, principal),
      body.client_key,
    ),
  );
}
