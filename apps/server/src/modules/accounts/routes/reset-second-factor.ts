import { resetSecondFactor as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { resetSecondFactor } from '../end-user-sessions.ts';
import { managedBy } from '../manager.ts';
import type { AccountRoutesDeps } from './deps.ts';

export function addResetSecondFactor(app: FastifyInstance, { ctx }: AccountRoutesDeps): void {
  route(app, spec, async ({ params }, { principal }) => {
    await resetSecondFactor(ctx, managedBy(principal), params.id);
  });
}
