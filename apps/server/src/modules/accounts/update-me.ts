import { AppError, type LocaleName } from '@balcao/protocol';
import type { Context } from '../../context.ts';
import { hashPassword, verifyPassword } from '../../platform/crypto/index.ts';
import { recordAudit } from './actor.ts';
import { revokeSignIns } from './store/sign-ins.ts';
import { findUser, updateUser } from './store/users.ts';

export type MeChange = {
  name?: string | undefined;
  locale?: LocaleName | undefined;
  password?: { current?: string | undefined; next: string } | undefined;
};

/** A new password ends the person's other sessions. Who came by a one-time link has no current one to prove. */
export async function updateMe(
  ctx: Pick<Context, 'db' | 'clock'>,
  who: { organizationId: string; userId: string; sessionId: string },
  change: MeChange,
): Promise<void> {
  const user = await findUser(ctx.db, who.userId);
  if (!user) throw new AppError('UNAUTHENTICATED');
  const { password } = change;
  if (password && user.password_hash !== null) {
    const proved = await verifyPassword(user.password_hash, password.current ?? '');
    if (!proved) {
      throw new AppError('INVALID_CREDENTIALS', { message: 'The current password is not right.' });
    }
  }
  const passwordHash = password ? await hashPassword(password.next) : null;
  await ctx.db.tx(who.organizationId, async (tx) => {
    await updateUser(tx, who.userId, {
      name: change.name ?? null,
      locale: change.locale ?? null,
      passwordHash,
    });
    if (!password) return;
    const now = new Date(ctx.clock.now());
    await revokeSignIns(tx, { ...who, exceptId: who.sessionId }, now);
    await recordAudit(tx, ctx.clock, who.organizationId, {
      actor: { type: 'user', id: who.userId },
      action: 'password.changed',
      subject: who.userId,
    });
  });
}
