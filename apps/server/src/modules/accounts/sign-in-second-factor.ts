import { AppError } from '@balcao/protocol';
import type { Context } from '../../context.ts';
import { hashToken, type SecretBox } from '../../platform/crypto/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { forgetTry, noteFailure, takeTry } from './count-try.ts';
import { openSession, type Session } from './open-session.ts';
import { parseRecoveryCode } from './rules/recovery-codes.ts';
import { findTotpStep } from './rules/totp.ts';
import { hashRecoveryCode, openTotpSecret } from './second-factor-secret.ts';
import {
  countCode,
  findSecondFactor,
  findSecondFactorToken,
  takeRecoveryCode,
  takeStep,
  useSecondFactorToken,
} from './store/second-factor.ts';
import { findMembershipsOf, findUser } from './store/users.ts';

const MOST_CODES = 5;

/** What followed the first factor, for the audit log. */
type CodeUsed = { second_factor: 'app' } | { second_factor: 'recovery_code'; recovery_codes_left: number };

/** The token is used up by success, by five wrong codes, or by five minutes. A wrong code counts like a wrong password. */
export async function signInSecondFactor(
  ctx: Pick<Context, 'db' | 'clock' | 'secrets'>,
  input: { token: string; code: string; userAgent: string | null },
): Promise<Session> {
  const now = new Date(ctx.clock.now());
  const tokenHash = hashToken(input.token);
  const token = await findSecondFactorToken(ctx.db, tokenHash, now, MOST_CODES);
  const user = token && (await findUser(ctx.db, token.user_id));
  if (!token || !user) throw startAgain();
  const tried = await takeTry(ctx, user.email);
  if (!(await countCode(ctx.db, tokenHash, MOST_CODES))) throw startAgain();
  const memberships = await findMembershipsOf(ctx.db, user.id);
  if (!memberships.some((one) => one.organization_id === token.organization_id)) throw startAgain();
  const session = await ctx.db.tx(token.organization_id, async (tx) => {
    const used = await takeCode(tx, ctx.secrets, user.id, input.code, now);
    if (!used) return null;
    if (!(await useSecondFactorToken(tx, tokenHash, now))) throw startAgain();
    return openSession(tx, ctx, {
      organizationId: token.organization_id,
      userId: user.id,
      userAgent: input.userAgent,
      how: token.first_factor,
      detail: used,
    });
  });
  if (!session) {
    await noteFailure(ctx, tried, user);
    throw new AppError('SECOND_FACTOR_INVALID');
  }
  await forgetTry(ctx, tried);
  return session;
}

async function takeCode(
  tx: Tx,
  secrets: SecretBox,
  userId: string,
  typed: string,
  now: Date,
): Promise<CodeUsed | null> {
  const factor = await findSecondFactor(tx, userId);
  if (!factor?.totp_secret || !factor.totp_confirmed_at) return null;
  const secret = openTotpSecret(secrets, userId, factor.totp_secret);
  const step = findTotpStep(secret, typed.replace(/\s/g, ''), now.getTime());
  if (step !== null) return (await takeStep(tx, userId, step)) ? { second_factor: 'app' } : null;
  const recovery = parseRecoveryCode(typed);
  if (recovery === null) return null;
  const left = await takeRecoveryCode(tx, userId, hashRecoveryCode(userId, recovery));
  return left === null ? null : { second_factor: 'recovery_code', recovery_codes_left: left };
}

function startAgain(): AppError {
  return new AppError('SIGN_IN_TOKEN_INVALID', {
    message: 'It took too long or too many codes. Sign in again.',
  });
}
