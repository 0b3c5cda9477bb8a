import { AppError, type LocaleName } from '@balcao/protocol';
import type { Context } from '../../context.ts';
import { hashPassword } from '../../platform/crypto/index.ts';
import { recordAudit } from './actor.ts';
import type { OnMemberChanged } from './change-user.ts';
import { provePassword } from './prove-password.ts';
import { deleteSignInTokens, revokeSignIns, spendLink } from './store/sign-ins.ts';
import { findUser, updateUser } from './store/users.ts';

const LINK_COUNTS_MS = 3_600_000;

export type MeChange = {
  name?: string | undefined;
  locale?: LocaleName | undefined;
  password?: { current?: string | undefined; next: string } | undefined;
};

/**
 * A new password ends the person's other sessions and whatever could still open one: links, and sign-ins that wait for
 * a code. Who came by a one-time link within the last hour needs no current one, once: they have none yet, or have
 * forgotten it. Colleagues see a new name at once.
 */
export async function updateMe(
  ctx: Pick<Context, 'db' | 'clock'>,
  who: { organizationId: string; userId: string; sessionId: string },
  change: MeChange,
  onMemberChanged: OnMemberChanged = async () => undefined,
): Promise<void> {
  const user = await findUser(ctx.db, who.userId);
  if (!user) throw new AppError('UNAUTHENTICATED');
  const { password } = change;
  if (password?.current !== undefined && user.password_hash !== null) {
    await provePassword(ctx, user, password.current);
  }
  const isProved = user.password_hash === null || password?.current !== undefined;
  const passwordHash = password ? await hashPassword(password.next) : null;
  const now = new Date(ctx.clock.now());
  await ctx.db.tx(who.organizationId, async (tx) => {
    if (password) {
      const openedAfter = new Date(now.getTime() - LINK_COUNTS_MS);
      const cameByLink = await spendLink(tx, who.organizationId, who.sessionId, openedAfter);
      if (!isProved && !cameByLink) {
        throw new AppError('INVALID_CREDENTIALS', { message: 'The current password is not right.' });
      }
    }
    await updateUser(tx, who.userId, {
      name: change.name ?? null,
      locale: change.locale ?? null,
      passwordHash,
    });
    if (password) {
      await revokeSignIns(tx, { ...who, exceptId: who.sessionId }, now);
      await deleteSignInTokens(tx, who.organizationId, who.userId);
    }
    const record = (action: string, detail: Record<string, unknown> = {}) =>
      recordAudit(tx, ctx.clock, who.organizationId, {
        actor: { type: 'user', id: who.userId },
        action,
        subject: who.userId,
        detail,
      });
    if (password) await record('password.changed');
    if (change.name === undefined || change.name === user.name) return;
    await record('user.renamed', { from: user.name, to: change.name });
    await onMemberChanged(tx, who.organizationId, who.userId, { isGone: false });
  });
}
