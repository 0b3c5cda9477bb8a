import { signIn as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { signIn } from '../sign-in.ts';
import { answerEntry } from './answer-entry.ts';
import type { AccountRoutesDeps } from './deps.ts';

export function addSignIn(app: FastifyInstance, deps: AccountRoutesDeps): void {
  route(app, spec, async ({ body }, { request, reply }) => {
    const userAgent = request.headers['user-agent'] ?? null;
    return answerEntry(deps, reply, await signIn(deps.ctx, { ...body, userAgent }));
  });
}
