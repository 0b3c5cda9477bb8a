import type { FastifyReply } from 'fastify';
import { SESSION_DAYS } from './open-session.ts';

export const SESSION_COOKIE = 'balcao_session';

/** Called at sign-in and whenever the panel starts, so that the cookie slides with the session. */
export function setSessionCookie(reply: FastifyReply, token: string, options: { secure: boolean }): void {
  reply.setCookie(SESSION_COOKIE, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: options.secure,
    maxAge: SESSION_DAYS * 24 * 3600,
  });
}

export function clearSessionCookie(reply: FastifyReply, options: { secure: boolean }): void {
  reply.clearCookie(SESSION_COOKIE, { path: '/', httpOnly: true, sameSite: 'lax', secure: options.secure });
}
