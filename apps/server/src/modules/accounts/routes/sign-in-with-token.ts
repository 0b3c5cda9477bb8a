import { signInWithToken as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { signInWithToken } from '../sign-in.ts';
import { answerEntry } from './answer-entry.ts';
import type { AccountRoutesDeps } from './deps.ts';

export function addSignInWithToken(app: FastifyInstance, deps: AccountRoutesDeps): void {
  route(app, spec, async ({ body }, { request, reply }) => {
    const userAgent = request.headers['user-agent'] ?? null;
    return answerEntry(deps, reply, await signInWithToken(deps.ctx, { ...body, userAgent }));
  });
}
