import { type Role, roleAllows } from '@balcao/protocol';

/** Who acts; an API key is nobody's account. */
export type Manager = { role: Role; userId: string | null };
export type Managed = { id: string; role: Role; isDisabled: boolean };
export type UserChange = { role?: Role | undefined; disabled?: boolean | undefined };
export type Refusal = { code: 'FORBIDDEN' | 'LAST_OWNER'; message?: string };

/** Nobody acts on who stands above them, so owners are the owners' alone. Null: allowed. */
export function refuseManaging(manager: Manager, target: { role: Role }): Refusal | null {
  if (roleAllows(manager.role, target.role)) return null;
  return { code: 'FORBIDDEN', message: 'This person’s role is above yours. Ask an owner.' };
}

/** Nobody gives more than they have. */
export function refuseGranting(manager: Manager, role: Role): Refusal | null {
  if (roleAllows(manager.role, role)) return null;
  return { code: 'FORBIDDEN', message: 'You can give people a role up to your own.' };
}

/** `otherOwners`: who may sign in, without the target. */
export function refuseChange(
  manager: Manager,
  target: Managed,
  change: UserChange,
  otherOwners: number,
): Refusal | null {
  const above = refuseManaging(manager, target) ?? (change.role && refuseGranting(manager, change.role));
  if (above) return above;
  const isOwner = target.role === 'owner' && !target.isDisabled;
  const staysOwner = (change.role ?? target.role) === 'owner' && !(change.disabled ?? target.isDisabled);
  if (isOwner && !staysOwner && otherOwners === 0) return { code: 'LAST_OWNER' };
  if (change.disabled && target.id === manager.userId) {
    return { code: 'FORBIDDEN', message: 'You cannot disable yourself. Ask a colleague.' };
  }
  return null;
}
