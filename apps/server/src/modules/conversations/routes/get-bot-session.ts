import type { BotSession } from '@balcao/bot';
import { AppError, type BotSessionState, getBotSession as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { findSession } from '../store/lines.ts';
import { findListed } from '../store/reads.ts';
import type { ConversationRoutesDeps } from './deps.ts';

/** Read through the cache of sessions where there is one; `decide` itself never reads it. */
export function addGetBotSession(app: FastifyInstance, { ports }: ConversationRoutesDeps): void {
  route(app, spec, async ({ params }, { principal }) => {
    const { organizationId } = principal;
    const listed = await ports.db.tx(organizationId, (tx) => findListed(tx, organizationId, params.id), {
      readOnly: true,
    });
    if (!listed) throw new AppError('NOT_FOUND');
    const { channel_id: channelId, contact_id: contactId } = listed.row;
    const session = await ports.sessions.read(channelId, contactId, () =>
      ports.db.tx(organizationId, (tx) => findSession(tx, organizationId, contactId, channelId), {
        readOnly: true,
      }),
    );
    return { session: session && present(session) };
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
