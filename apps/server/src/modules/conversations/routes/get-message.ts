import { AppError, getMessage as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { findMessage } from '../store/reads.ts';
import { messageView } from '../views.ts';
import type { ConversationRoutesDeps } from './deps.ts';

export function addGetMessage(app: FastifyInstance, { ports }: ConversationRoutesDeps): void {
  route(app, spec, async ({ params }, { principal }) => {
    const found = await ports.db.tx(
      principal.organizationId,
      (tx) => findMessage(tx, principal.organizationId, params.id),
      { readOnly: true },
    );
    if (!found) throw new AppError('NOT_FOUND');
    return messageView(found.row, found.attachment);
  });
}
