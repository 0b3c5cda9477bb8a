import type { Role } from './endpoint.ts';

const ROLES: readonly Role[] = ['viewer', 'agent', 'supervisor', 'admin', 'owner'];

/** What people may do and from which role on. The panel shows it as a matrix; the server's endpoints are the law. */
export const PERMISSIONS = {
  read_conversations: 'viewer',
  reply: 'agent',
  transfer_and_resolve: 'agent',
  edit_contacts: 'agent',
  block_contacts: 'agent',
  reassign_others: 'supervisor',
  see_wall_and_reports: 'supervisor',
  see_ledger: 'supervisor',
  manage_canned_replies_and_tags: 'supervisor',
  manage_capacity: 'supervisor',
  manage_departments: 'admin',
  manage_calendars_and_sla: 'admin',
  manage_channels_and_bots: 'admin',
  manage_users: 'admin',
  manage_api_keys: 'admin',
  see_audit: 'admin',
  manage_owners: 'owner',
} as const satisfies Record<string, Role>;
export type Permission = keyof typeof PERMISSIONS;

/** At least this role? */
export function roleAllows(role: Role, least: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(least);
}
