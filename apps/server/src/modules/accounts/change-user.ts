import { AppError, type Role, roleAllows } from '@balcao/protocol';
import type { Context } from '../../context.ts';
import type { Tx } from '../../platform/db/index.ts';
import { recordAudit } from './actor.ts';
import { type ManagedBy, orRefuse } from './manager.ts';
import { refuseChange } from './rules/manage-user.ts';
import { deleteSignInTokens, revokeSignIns } from './store/sign-ins.ts';
import { findMember, lockWithOwners, type MemberRow, updateMembership, updateUser } from './store/users.ts';

export type UserChange = {
  name?: string | undefined;
  role?: Role | undefined;
  disabled?: boolean | undefined;
};

/**
 * What colleagues see of a member changed. `isGone`: they may answer no more (disabled, or a role that only looks on),
 * so they are taken out of routing. Called as the last thing of the transaction, since it appends events.
 */
export type OnMemberChanged = (
  tx: Tx,
  organizationId: string,
  userId: string,
  change: { isGone: boolean },
) => Promise<void>;

/** Disabling ends every session and link at once; sockets close at their next heartbeat. What they did stays. */
export async function changeUser(
  ctx: Pick<Context, 'db' | 'clock'>,
  by: ManagedBy,
  id: string,
  change: UserChange,
  onMemberChanged: OnMemberChanged,
): Promise<MemberRow> {
  const { organizationId, actor } = by;
  return ctx.db.tx(organizationId, async (tx) => {
    const { target, otherOwners } = await lockWithOwners(tx, organizationId, id);
    const before = target && (await findMember(tx, organizationId, id));
    if (!before) throw new AppError('NOT_FOUND');
    const wasDisabled = before.disabled_at !== null;
    orRefuse(refuseChange(by, { id, role: before.role, isDisabled: wasDisabled }, change, otherOwners));

    const now = new Date(ctx.clock.now());
    const record = (action: string, detail: Record<string, unknown>) =>
      recordAudit(tx, ctx.clock, organizationId, { actor, action, subject: id, detail });
    const after: MemberRow = {
      ...before,
      name: change.name ?? before.name,
      role: change.role ?? before.role,
      disabled_at: (change.disabled ?? wasDisabled) ? (before.disabled_at ?? now) : null,
    };
    const isDisabled = after.disabled_at !== null;
    if (after.name !== before.name) {
      await updateUser(tx, id, { name: after.name, locale: null, passwordHash: null });
      await record('user.renamed', { from: before.name, to: after.name });
    }
    if (after.role !== before.role || isDisabled !== wasDisabled) {
      await updateMembership(tx, organizationId, id, { role: after.role, disabledAt: after.disabled_at });
    }
    if (after.role !== before.role) {
      await record('user.role_changed', { name: after.name, from: before.role, to: after.role });
    }
    if (isDisabled && !wasDisabled) {
      const sessions = await revokeSignIns(tx, { organizationId, userId: id }, now);
      await deleteSignInTokens(tx, organizationId, id);
      await record('user.disabled', { name: after.name, sessions_ended: sessions });
    }
    if (!isDisabled && wasDisabled) await record('user.enabled', { name: after.name });
    await onMemberChanged(tx, organizationId, id, { isGone: mayAnswer(before) && !mayAnswer(after) });
    return after;
  });
}

function mayAnswer(member: MemberRow): boolean {
  return member.disabled_at === null && roleAllows(member.role, 'agent');
}
