import { AppError, getConversation as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { contactView, listIdentities } from '../../contacts/index.ts';
import { findLastSeq } from '../../event-log/index.ts';
import { findListed } from '../store/reads.ts';
import { conversationView } from '../views.ts';
import type { ConversationRoutesDeps } from './deps.ts';

export function addGetConversation(app: FastifyInstance, { ports }: ConversationRoutesDeps): void {
  route(app, spec, async ({ params }, { principal }) =>
    ports.db.tx(
      principal.organizationId,
      async (tx) => {
        const { seq } = await findLastSeq(tx, principal.organizationId);
        const listed = await findListed(tx, principal.organizationId, params.id);
        if (!listed) throw new AppError('NOT_FOUND');
        return {
          conversation: conversationView(listed.row, listed.names, listed.contact, listed.lastStatus),
          contact: contactView(listed.contact, await listIdentities(tx, [listed.contact])),
          seq,
        };
      },
      { readOnly: true },
    ),
  );
}
