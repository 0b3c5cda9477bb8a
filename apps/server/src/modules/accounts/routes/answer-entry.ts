import type { Me, SecondFactorNeeded } from '@balcao/protocol';
import type { FastifyReply } from 'fastify';
import { findMe } from '../find-me.ts';
import type { Session } from '../open-session.ts';
import { setSessionCookie } from '../session-cookie.ts';
import type { Entry } from '../sign-in.ts';
import { type AccountRoutesDeps, isSecure } from './deps.ts';

/** The cookie and who it is, or the token the code is sent with. */
export async function answerEntry(
  deps: AccountRoutesDeps,
  reply: FastifyReply,
  entry: Entry,
): Promise<Me | SecondFactorNeeded> {
  if (!entry.session) return { second_factor_token: entry.secondFactorToken };
  return answerSession(deps, reply, entry.session);
}

export async function answerSession(
  deps: AccountRoutesDeps,
  reply: FastifyReply,
  session: Session,
): Promise<Me> {
  const me = await findMe(deps.ctx, session, deps);
  setSessionCookie(reply, session.token, { secure: isSecure(deps.ctx) });
  return me;
}
