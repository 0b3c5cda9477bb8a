import { getMe as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { findMe } from '../find-me.ts';
import { SESSION_COOKIE, setSessionCookie } from '../session-cookie.ts';
import { type AccountRoutesDeps, isSecure, signedIn } from './deps.ts';

export function addGetMe(app: FastifyInstance, deps: AccountRoutesDeps): void {
  route(app, spec, async (_input, { principal, request, reply }) => {
    const me = await findMe(deps.ctx, signedIn(principal), deps);
    // The panel asks this when it starts: the browser's copy slides as the session does.
    const token = request.cookies[SESSION_COOKIE];
    if (token !== undefined) setSessionCookie(reply, token, { secure: isSecure(deps.ctx) });
    return me;
  });
}
