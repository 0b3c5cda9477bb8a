import { revokeUserSessions as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { revokeUserSessions } from '../end-user-sessions.ts';
import { managedBy } from '../manager.ts';
import type { AccountRoutesDeps } from './deps.ts';

export function addRevokeUserSessions(app: FastifyInstance, { ctx }: AccountRoutesDeps): void {
  route(app, spec, async ({ params }, { principal }) => {
    await revokeUserSessions(ctx, managedBy(principal), params.id);
  });
}
