import type { Context } from '../../context.ts';
import { hashToken, randomToken, uuidv7 } from '../../platform/crypto/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { recordAudit } from './actor.ts';
import { insertSignIn } from './store/sign-ins.ts';

export const SESSION_DAYS = 30;

export type Session = {
  id: string;
  organizationId: string;
  userId: string;
  /** goes into the cookie; only its hash is kept */
  token: string;
  csrfToken: string;
};

/** What proved who it is: password or one-time link; with a second factor, what followed is in `detail`. */
export type FirstFactor = 'password' | 'token';

export async function openSession(
  tx: Tx,
  ctx: Pick<Context, 'clock'>,
  input: {
    organizationId: string;
    userId: string;
    userAgent: string | null;
    how: FirstFactor;
    detail?: Record<string, unknown>;
  },
): Promise<Session> {
  const { organizationId, userId } = input;
  const now = new Date(ctx.clock.now());
  const token = randomToken();
  const csrfToken = randomToken();
  const id = uuidv7(now.getTime());
  await insertSignIn(tx, {
    id,
    organization_id: organizationId,
    user_id: userId,
    token_hash: hashToken(token),
    csrf_token: csrfToken,
    user_agent: input.userAgent?.replaceAll('\0', '').slice(0, 300) ?? null,
    created_at: now,
    last_seen_at: now,
    expires_at: sessionEnd(now),
    by_link: input.how === 'token',
  });
  await recordAudit(tx, ctx.clock, organizationId, {
    actor: { type: 'user', id: userId },
    action: 'session.opened',
    subject: id,
    detail: { how: input.how, ...input.detail },
  });
  return { id, organizationId, userId, token, csrfToken };
}

export function sessionEnd(from: Date): Date {
  return new Date(from.getTime() + SESSION_DAYS * 24 * 3_600_000);
}
