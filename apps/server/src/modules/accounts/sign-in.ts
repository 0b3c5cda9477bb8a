import { createHash } from 'node:crypto';
import { AppError } from '@balcao/protocol';
import type { Context } from '../../context.ts';
import { hashToken, randomToken, uuidv7, verifyPassword } from '../../platform/crypto/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { recordAudit } from './actor.ts';
import { lockSecondsAfter } from './rules/lockout.ts';
import {
  countTry,
  deleteOldTries,
  findLockedUntil,
  forgetTries,
  lockTries,
} from './store/sign-in-attempts.ts';
import { insertSignIn, takeSignInToken } from './store/sign-ins.ts';
import { findMembershipsOf, findUserByEmail } from './store/users.ts';

const DAY_MS = 24 * 3_600_000;
export const SESSION_DAYS = 30;

type Ctx = Pick<Context, 'db' | 'clock'>;

export type Session = {
  id: string;
  organizationId: string;
  userId: string;
  /** goes into the cookie; only its hash is kept */
  token: string;
  csrfToken: string;
};

export async function signIn(
  ctx: Ctx,
  input: { email: string; password: string; userAgent: string | null },
): Promise<Session> {
  const email = input.email.toLowerCase();
  const emailHash = createHash('sha256').update(email).digest();
  await takeTry(ctx, emailHash);
  const user = await findUserByEmail(ctx.db, email);
  const matches = await verifyPassword(user?.password_hash ?? null, input.password);
  const [membership] = user && matches ? await findMembershipsOf(ctx.db, user.id) : [];
  if (!user || !membership) throw new AppError('INVALID_CREDENTIALS');
  await forgetTries(ctx.db, emailHash);
  return openSession(ctx, {
    organizationId: membership.organization_id,
    userId: user.id,
    userAgent: input.userAgent,
    how: 'password',
  });
}

export async function signInWithToken(
  ctx: Ctx,
  input: { token: string; userAgent: string | null },
): Promise<Session> {
  const taken = await takeSignInToken(ctx.db, hashToken(input.token), new Date(ctx.clock.now()));
  if (!taken) throw new AppError('SIGN_IN_TOKEN_INVALID');
  const memberships = await findMembershipsOf(ctx.db, taken.user_id);
  if (!memberships.some((one) => one.organization_id === taken.organization_id)) {
    throw new AppError('SIGN_IN_TOKEN_INVALID', { internal: 'no membership any more' });
  }
  return openSession(ctx, {
    organizationId: taken.organization_id,
    userId: taken.user_id,
    userAgent: input.userAgent,
    how: 'token',
  });
}

async function openSession(
  ctx: Ctx,
  input: { organizationId: string; userId: string; userAgent: string | null; how: 'password' | 'token' },
): Promise<Session> {
  const { organizationId, userId } = input;
  const now = new Date(ctx.clock.now());
  const token = randomToken();
  const csrfToken = randomToken();
  const id = uuidv7(ctx.clock.now());
  await ctx.db.tx(organizationId, async (tx) => {
    await insertSignIn(tx, {
      id,
      organization_id: organizationId,
      user_id: userId,
      token_hash: hashToken(token),
      csrf_token: csrfToken,
      user_agent: input.userAgent?.slice(0, 300) ?? null,
      created_at: now,
      last_seen_at: now,
      expires_at: sessionEnd(now),
    });
    await recordAudit(tx, ctx.clock, organizationId, {
      actor: { type: 'user', id: userId },
      action: 'session.opened',
      subject: id,
      detail: { how: input.how },
    });
  });
  return { id, organizationId, userId, token, csrfToken };
}

/** Counts the try; refuses while the address waits. */
async function takeTry(ctx: Ctx, emailHash: Buffer): Promise<void> {
  const nowMs = ctx.clock.now();
  // One transaction: the next try waits for the row until the lock is on it.
  const tries = await ctx.db.tx([], async (tx) => {
    const count = await countTry(tx, emailHash, new Date(nowMs), new Date(nowMs - DAY_MS));
    const waitSeconds = lockSecondsAfter(count ?? 0);
    if (waitSeconds > 0) await lockTries(tx, emailHash, new Date(nowMs + waitSeconds * 1000));
    return count;
  });
  if (tries === null) throw await lockedError(ctx.db, emailHash, nowMs);
}

async function lockedError(db: Queryable, emailHash: Buffer, nowMs: number): Promise<AppError> {
  const until = await findLockedUntil(db, emailHash);
  return new AppError('ACCOUNT_LOCKED', {
    retryAfterSeconds: Math.max(1, Math.ceil(((until?.getTime() ?? nowMs) - nowMs) / 1000)),
  });
}

export function sessionEnd(from: Date): Date {
  return new Date(from.getTime() + SESSION_DAYS * DAY_MS);
}

/** For a daily job. */
export async function forgetOldTries(ctx: Ctx): Promise<number> {
  return deleteOldTries(ctx.db, new Date(ctx.clock.now() - DAY_MS));
}
