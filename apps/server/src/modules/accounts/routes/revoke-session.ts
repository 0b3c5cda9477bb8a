import { AppError, revokeSession as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { endSession } from '../end-session.ts';
import { type AccountRoutesDeps, signedIn } from './deps.ts';

export function addRevokeSession(app: FastifyInstance, { ctx }: AccountRoutesDeps): void {
  route(app, spec, async ({ params }, { principal }) => {
    const ended = await endSession(ctx, signedIn(principal), params.id);
    if (!ended) throw new AppError('NOT_FOUND');
  });
}
