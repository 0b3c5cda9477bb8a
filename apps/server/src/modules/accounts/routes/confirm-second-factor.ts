import { confirmSecondFactor as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { confirmSecondFactor } from '../second-factor.ts';
import { type AccountRoutesDeps, signedIn } from './deps.ts';

export function addConfirmSecondFactor(app: FastifyInstance, { ctx }: AccountRoutesDeps): void {
  route(
    app,
    spec,
    async ({ body }, { principal }) => ({
      recovery_codes: await confirmSecondFactor(ctx, signedIn(principal), body.code),
    }),
    { idempotency: 'none' },
  );
}
