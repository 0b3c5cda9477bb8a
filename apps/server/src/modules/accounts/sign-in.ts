import { AppError } from '@balcao/protocol';
import type { Context } from '../../context.ts';
import { hashToken, randomToken, verifyPassword } from '../../platform/crypto/index.ts';
import { forgetTry, noteFailure, takeTry, uncountTry } from './count-try.ts';
import { type FirstFactor, openSession, type Session } from './open-session.ts';
import { hasSecondFactor, insertSecondFactorToken } from './store/second-factor.ts';
import { takeSignInToken } from './store/sign-ins.ts';
import { findMembershipsOf, findUserByEmail } from './store/users.ts';

const CODE_WITHIN_MS = 5 * 60_000;

type Ctx = Pick<Context, 'db' | 'clock'>;

/** The code is still missing when there is a `secondFactorToken`: it opens nothing by itself. */
export type Entry =
  | { session: Session; secondFactorToken?: undefined }
  | { session?: undefined; secondFactorToken: string };

export async function signIn(
  ctx: Ctx,
  input: { email: string; password: string; userAgent: string | null },
): Promise<Entry> {
  const tried = await takeTry(ctx, input.email);
  const user = await findUserByEmail(ctx.db, input.email);
  const matches = await verifyPassword(user?.password_hash ?? null, input.password);
  const [membership] = user && matches ? await findMembershipsOf(ctx.db, user.id) : [];
  if (!user || !membership) {
    await noteFailure(ctx, tried, user);
    throw new AppError('INVALID_CREDENTIALS');
  }
  const entry = await enter(ctx, {
    organizationId: membership.organization_id,
    userId: user.id,
    userAgent: input.userAgent,
    how: 'password',
  });
  // With a code to come the wrong ones stay counted: a known password must not buy endless guesses at codes.
  await (entry.session ? forgetTry(ctx, tried) : uncountTry(ctx, tried));
  return entry;
}

export async function signInWithToken(
  ctx: Ctx,
  input: { token: string; userAgent: string | null },
): Promise<Entry> {
  const taken = await takeSignInToken(ctx.db, hashToken(input.token), new Date(ctx.clock.now()));
  if (!taken) throw new AppError('SIGN_IN_TOKEN_INVALID');
  const memberships = await findMembershipsOf(ctx.db, taken.user_id);
  if (!memberships.some((one) => one.organization_id === taken.organization_id)) {
    throw new AppError('SIGN_IN_TOKEN_INVALID', { internal: 'no membership any more' });
  }
  return enter(ctx, {
    organizationId: taken.organization_id,
    userId: taken.user_id,
    userAgent: input.userAgent,
    how: 'token',
  });
}

async function enter(
  ctx: Ctx,
  who: { organizationId: string; userId: string; userAgent: string | null; how: FirstFactor },
): Promise<Entry> {
  return ctx.db.tx(who.organizationId, async (tx) => {
    if (!(await hasSecondFactor(tx, who.userId))) return { session: await openSession(tx, ctx, who) };
    const secondFactorToken = randomToken();
    await insertSecondFactorToken(tx, {
      tokenHash: hashToken(secondFactorToken),
      organizationId: who.organizationId,
      userId: who.userId,
      expiresAt: new Date(ctx.clock.now() + CODE_WITHIN_MS),
      firstFactor: who.how,
    });
    return { secondFactorToken };
  });
}
