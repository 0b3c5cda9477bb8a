import { createHash } from 'node:crypto';
import { AppError } from '@balcao/protocol';
import type { Context } from '../../context.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { recordAudit, theSystem } from './actor.ts';
import { lockSecondsAfter } from './rules/lockout.ts';
import {
  countTry,
  deleteOldTries,
  findLockedUntil,
  forgetTries,
  giveTryBack,
  lockTries,
} from './store/sign-in-attempts.ts';
import { findMembershipsOf } from './store/users.ts';

const DAY_MS = 24 * 3_600_000;

type Ctx = Pick<Context, 'db' | 'clock'>;

/** `lockedUntil`: what the address waits for from now on unless this try succeeds; null: nothing. */
export type Try = { emailHash: Buffer; waitSeconds: number; lockedUntil: Date | null };

/** Counts a try at a password or code before it is looked at; throws ACCOUNT_LOCKED while the address waits. */
export async function takeTry(ctx: Ctx, email: string): Promise<Try> {
  const emailHash = createHash('sha256').update(email.toLowerCase()).digest();
  const nowMs = ctx.clock.now();
  // One transaction: the next try waits for the row until the lock is on it.
  const tried = await ctx.db.tx([], async (tx) => {
    const count = await countTry(tx, emailHash, new Date(nowMs), new Date(nowMs - DAY_MS));
    const waitSeconds = lockSecondsAfter(count ?? 0);
    const lockedUntil = waitSeconds > 0 ? new Date(nowMs + waitSeconds * 1000) : null;
    if (lockedUntil) await lockTries(tx, emailHash, lockedUntil);
    return { count, waitSeconds, lockedUntil };
  });
  if (tried.count === null) throw await lockedError(ctx.db, emailHash, nowMs);
  return { emailHash, waitSeconds: tried.waitSeconds, lockedUntil: tried.lockedUntil };
}

export async function forgetTry(ctx: Ctx, { emailHash }: Try): Promise<void> {
  await forgetTries(ctx.db, emailHash);
}

/** Right, but not enough to forget the ones before: what is still to come is counted on top of them. */
export async function uncountTry(ctx: Ctx, { emailHash, lockedUntil }: Try): Promise<void> {
  await giveTryBack(ctx.db, emailHash, lockedUntil);
}

/**
 * A lock of somebody's account is in their organization's audit log. That only a known address writes takes about a
 * millisecond, once per wait of 30 seconds and more: too seldom to tell it from the noise of hashing a password.
 */
export async function noteFailure(
  ctx: Ctx,
  { waitSeconds }: Try,
  user: { id: string } | undefined,
): Promise<void> {
  if (waitSeconds === 0 || !user) return;
  for (const { organization_id: organizationId } of await findMembershipsOf(ctx.db, user.id)) {
    await ctx.db.tx(organizationId, (tx) =>
      recordAudit(tx, ctx.clock, organizationId, {
        actor: theSystem,
        action: 'sign_in.locked',
        subject: user.id,
        detail: { wait_seconds: waitSeconds },
      }),
    );
  }
}

async function lockedError(db: Queryable, emailHash: Buffer, nowMs: number): Promise<AppError> {
  const until = await findLockedUntil(db, emailHash);
  return new AppError('ACCOUNT_LOCKED', {
    retryAfterSeconds: Math.max(1, Math.ceil(((until?.getTime() ?? nowMs) - nowMs) / 1000)),
  });
}

/** For a daily job. */
export async function forgetOldTries(ctx: Ctx): Promise<number> {
  return deleteOldTries(ctx.db, new Date(ctx.clock.now() - DAY_MS));
}
