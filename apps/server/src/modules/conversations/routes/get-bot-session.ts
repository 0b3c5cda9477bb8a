import type { BotSession } from '@balcao/bot';
import { AppError, type BotSessionState, getBotSession as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { findSession } from '../store/lines.ts';
import { findListed } from '../store/reads.ts';
import type { ConversationRoutesDeps } from './deps.ts';

export function addGetBotSession(app: FastifyInstance, { ports }: ConversationRoutesDeps): void {
  route(app, spec, async ({ params }, { principal }) => {
    const { organizationId } = principal;
    return ports.db.tx(
      organizationId,
      async (tx) => {
        const listed = await findListed(tx, organizationId, params.id);
        if (!listed) throw new AppError('NOT_FOUND');
        const { contact_id: contactId, channel_id: channelId } = listed.row;
        const session = await findSession(tx, organizationId, contactId, channelId);
        return { session: session && present(session) };
      },
      { readOnly: true },
    );
  });
}

function present(session: BotSession): BotSessionState {
  return {
    bot_id: session.botId,
    state: session.state,
    status: session.status,
    variables: session.variables,
    attempts: session.attempts,
    started_at: new Date(session.startedAtMs).toISOString(),
    last_inbound_at: new Date(session.lastInboundAtMs).toISOString(),
  };
}
