import { beginSecondFactor as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { beginSecondFactor } from '../second-factor.ts';
import { type AccountRoutesDeps, signedIn } from './deps.ts';

export function addBeginSecondFactor(app: FastifyInstance, { ctx }: AccountRoutesDeps): void {
  route(
    app,
    spec,
    async ({ body }, { principal }) => beginSecondFactor(ctx, signedIn(principal), body.password),
    { idempotency: 'none' },
  );
}
