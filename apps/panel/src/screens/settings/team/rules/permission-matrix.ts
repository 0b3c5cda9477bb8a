import type { Role } from '@balcao/protocol';
import { PERMISSIONS, type Permission, roleAllows } from '@balcao/protocol/permissions';

export const ROLES = ['viewer', 'agent', 'supervisor', 'admin', 'owner'] as const satisfies readonly Role[];

export type MatrixRow = { permission: Permission; least: Role; allowed: readonly Role[] };

/** Who may do what, from the same table the server's roles come from. */
export function permissionMatrix(): MatrixRow[] {
  const rows = Object.entries(PERMISSIONS) as [Permission, Role][]; // entries of a const object
  return rows.map(([permission, least]) => ({
    permission,
    least,
    allowed: ROLES.filter((role) => roleAllows(role, least)),
  }));
}

/** What this role may give to others, the lowest first: nobody gives more than they have. */
export function rolesToGive(own: Role): readonly Role[] {
  return ROLES.filter((role) => roleAllows(own, role));
}
