import type { Context } from '../../context.ts';
import { recordAudit } from './actor.ts';
import { revokeSignIns } from './store/sign-ins.ts';

/** False: the person has no such session (any more). */
export async function endSession(
  ctx: Pick<Context, 'db' | 'clock'>,
  who: { organizationId: string; userId: string },
  id: string,
): Promise<boolean> {
  return ctx.db.tx(who.organizationId, async (tx) => {
    const ended = await revokeSignIns(tx, { ...who, id }, new Date(ctx.clock.now()));
    if (ended === 0) return false;
    await recordAudit(tx, ctx.clock, who.organizationId, {
      actor: { type: 'user', id: who.userId },
      action: 'session.ended',
      subject: id,
    });
    return true;
  });
}
