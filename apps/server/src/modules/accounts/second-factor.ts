import { AppError } from '@balcao/protocol';
import type { Context } from '../../context.ts';
import { recordAudit } from './actor.ts';
import { provePassword } from './prove-password.ts';
import { newRecoveryCodes, parseRecoveryCode } from './rules/recovery-codes.ts';
import { findTotpStep, newTotpSecret, otpauthUrl } from './rules/totp.ts';
import { hashRecoveryCode, openTotpSecret, sealTotpSecret } from './second-factor-secret.ts';
import { clearSecondFactor, confirmSecret, findSecondFactor, putSecret } from './store/second-factor.ts';
import { findUser, type UserRow } from './store/users.ts';

type Ctx = Pick<Context, 'db' | 'clock' | 'secrets'>;
type Who = { organizationId: string; userId: string };

/** A new secret, once; until a code confirms it nothing changes at sign-in. */
export async function beginSecondFactor(
  ctx: Ctx,
  who: Who,
  password: string,
): Promise<{ secret: string; otpauth_url: string }> {
  const user = await getSelf(ctx, who);
  await provePassword(ctx, user, password);
  const secret = newTotpSecret();
  const sealed = sealTotpSecret(ctx.secrets, user.id, secret);
  if (!(await ctx.db.tx(who.organizationId, (tx) => putSecret(tx, user.id, sealed)))) {
    throw new AppError('CONFLICT', {
      message: 'The second factor is on. Turn it off before setting up another app.',
    });
  }
  return { secret, otpauth_url: otpauthUrl(secret, user.email) };
}

/** Gives the recovery codes, shown this once. */
export async function confirmSecondFactor(ctx: Ctx, who: Who, code: string): Promise<string[]> {
  const factor = await findSecondFactor(ctx.db, who.userId);
  const sealed = factor?.totp_secret;
  if (!sealed || factor.totp_confirmed_at) throw nothingToConfirm();
  const now = new Date(ctx.clock.now());
  const step = findTotpStep(openTotpSecret(ctx.secrets, who.userId, sealed), code, now.getTime());
  if (step === null) throw new AppError('SECOND_FACTOR_INVALID');
  const codes = newRecoveryCodes();
  await ctx.db.tx(who.organizationId, async (tx) => {
    const recoveryHashes = codes.map((one) => hashRecoveryCode(who.userId, parseRecoveryCode(one) ?? one));
    if (!(await confirmSecret(tx, who.userId, sealed, { at: now, step, recoveryHashes }))) {
      throw nothingToConfirm();
    }
    await recordAudit(tx, ctx.clock, who.organizationId, {
      actor: { type: 'user', id: who.userId },
      action: 'second_factor.enabled',
      subject: who.userId,
    });
  });
  return codes;
}

export async function removeSecondFactor(ctx: Ctx, who: Who, password: string): Promise<void> {
  await provePassword(ctx, await getSelf(ctx, who), password);
  await ctx.db.tx(who.organizationId, async (tx) => {
    if (!(await clearSecondFactor(tx, who.userId))) return;
    await recordAudit(tx, ctx.clock, who.organizationId, {
      actor: { type: 'user', id: who.userId },
      action: 'second_factor.removed',
      subject: who.userId,
    });
  });
}

async function getSelf(ctx: Ctx, who: Who): Promise<UserRow> {
  const user = await findUser(ctx.db, who.userId);
  if (!user) throw new AppError('UNAUTHENTICATED');
  return user;
}

function nothingToConfirm(): AppError {
  return new AppError('CONFLICT', {
    message: 'No new secret waits for a code. Begin setting up the second factor again.',
  });
}
