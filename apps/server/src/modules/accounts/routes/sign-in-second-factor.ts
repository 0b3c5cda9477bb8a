import { signInSecondFactor as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { signInSecondFactor } from '../sign-in-second-factor.ts';
import { answerSession } from './answer-entry.ts';
import type { AccountRoutesDeps } from './deps.ts';

export function addSignInSecondFactor(app: FastifyInstance, deps: AccountRoutesDeps): void {
  route(app, spec, async ({ body }, { request, reply }) => {
    const userAgent = request.headers['user-agent'] ?? null;
    return answerSession(deps, reply, await signInSecondFactor(deps.ctx, { ...body, userAgent }));
  });
}
