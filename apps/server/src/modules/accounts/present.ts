import type { ApiKey, AuditEntry, Me, Session, User } from '@balcao/protocol';
import type { ApiKeyRow } from './store/api-keys.ts';
import type { AuditRow } from './store/audit-log.ts';
import type { OrganizationRow } from './store/organizations.ts';
import type { SignInRow } from './store/sign-ins.ts';
import type { MemberRow } from './store/users.ts';

export function presentUser(row: MemberRow): User {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    locale: row.locale,
    created_at: row.created_at.toISOString(),
    disabled_at: row.disabled_at?.toISOString() ?? null,
    second_factor: row.second_factor,
    last_seen_at: row.last_seen_at?.toISOString() ?? null,
  };
}

export function presentOrganization(row: OrganizationRow): Me['organization'] {
  return {
    id: row.id,
    name: row.name,
    time_zone: row.time_zone,
    created_at: row.created_at.toISOString(),
  };
}

export function presentApiKey(row: ApiKeyRow): ApiKey {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    mode: row.mode,
    created_at: row.created_at.toISOString(),
    last_used_at: row.last_used_at?.toISOString() ?? null,
    revoked_at: row.revoked_at?.toISOString() ?? null,
  };
}

export function presentSession(row: SignInRow, currentId: string | undefined): Session {
  return {
    id: row.id,
    created_at: row.created_at.toISOString(),
    last_seen_at: row.last_seen_at.toISOString(),
    user_agent: row.user_agent,
    current: row.id === currentId,
  };
}

export function presentAuditEntry(row: AuditRow): AuditEntry {
  return {
    id: row.id,
    actor: { type: row.actor_type, id: row.actor_id, name: row.actor_name },
    action: row.action,
    subject: row.subject,
    detail: row.detail,
    at: row.at.toISOString(),
  };
}
