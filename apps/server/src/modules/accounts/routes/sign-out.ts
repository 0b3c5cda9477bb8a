import { signOut as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { endSession } from '../end-session.ts';
import { clearSessionCookie } from '../session-cookie.ts';
import { type AccountRoutesDeps, isSecure, signedIn } from './deps.ts';

export function addSignOut(app: FastifyInstance, { ctx }: AccountRoutesDeps): void {
  route(app, spec, async (_input, { principal, reply }) => {
    const who = signedIn(principal);
    await endSession(ctx, who, who.sessionId);
    clearSessionCookie(reply, { secure: isSecure(ctx) });
  });
}
