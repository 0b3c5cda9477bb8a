import { AppError } from '@balcao/protocol';
import type { Context } from '../../context.ts';
import { recordAudit } from './actor.ts';
import { type ManagedBy, orRefuse } from './manager.ts';
import { refuseManaging } from './rules/manage-user.ts';
import { clearSecondFactor } from './store/second-factor.ts';
import { revokeSignIns } from './store/sign-ins.ts';
import { findMember, lockWithOwners } from './store/users.ts';

type Ctx = Pick<Context, 'db' | 'clock'>;

export async function revokeUserSessions(ctx: Ctx, by: ManagedBy, id: string): Promise<void> {
  await endSessions(ctx, by, id, { withSecondFactor: false });
}

/** For who lost their phone. Their own is taken off with the password (removeSecondFactor), not here. */
export async function resetSecondFactor(ctx: Ctx, by: ManagedBy, id: string): Promise<void> {
  if (id === by.userId) {
    throw new AppError('FORBIDDEN', {
      message: 'Turn your own second factor off in your settings; it asks for your password.',
    });
  }
  await endSessions(ctx, by, id, { withSecondFactor: true });
}

async function endSessions(
  ctx: Ctx,
  by: ManagedBy,
  id: string,
  options: { withSecondFactor: boolean },
): Promise<void> {
  const { organizationId, actor } = by;
  await ctx.db.tx(organizationId, async (tx) => {
    const { target } = await lockWithOwners(tx, organizationId, id);
    const user = target && (await findMember(tx, organizationId, id));
    if (!user) throw new AppError('NOT_FOUND');
    orRefuse(refuseManaging(by, user));
    if (options.withSecondFactor) await clearSecondFactor(tx, id);
    const ended = await revokeSignIns(tx, { organizationId, userId: id }, new Date(ctx.clock.now()));
    await recordAudit(tx, ctx.clock, organizationId, {
      actor,
      action: options.withSecondFactor ? 'second_factor.reset' : 'sessions.ended',
      subject: id,
      detail: { name: user.name, sessions_ended: ended },
    });
  });
}
