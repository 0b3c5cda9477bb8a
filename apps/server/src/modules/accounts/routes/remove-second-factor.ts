import { removeSecondFactor as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { removeSecondFactor } from '../second-factor.ts';
import { type AccountRoutesDeps, signedIn } from './deps.ts';

export function addRemoveSecondFactor(app: FastifyInstance, { ctx }: AccountRoutesDeps): void {
  route(app, spec, async ({ body }, { principal }) => {
    await removeSecondFactor(ctx, signedIn(principal), body.password);
  });
}
