import { signIn as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { findMe } from '../find-me.ts';
import { setSessionCookie } from '../session-cookie.ts';
import { signIn } from '../sign-in.ts';
import { type AccountRoutesDeps, isSecure } from './deps.ts';

export function addSignIn(app: FastifyInstance, deps: AccountRoutesDeps): void {
  route(app, spec, async ({ body }, { request, reply }) => {
    const userAgent = request.headers['user-agent'] ?? null;
    const session = await signIn(deps.ctx, { ...body, userAgent });
    const me = await findMe(deps.ctx, session, deps);
    setSessionCookie(reply, session.token, { secure: isSecure(deps.ctx) });
    return me;
  });
}
