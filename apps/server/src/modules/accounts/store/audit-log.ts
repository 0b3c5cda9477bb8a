import type { Tx } from '../../../platform/db/index.ts';

export type AuditEntry = {
  organizationId: string;
  id: string;
  actorType: 'user' | 'key' | 'command_line' | 'system';
  actorId: string | null;
  action: string;
  subject: string | null;
  detail: Record<string, unknown>;
  at: Date;
};

export async function insertAuditEntry(tx: Tx, entry: AuditEntry): Promise<void> {
  await tx.execute({
    text: `insert into audit_log (organization_id, id, actor_type, actor_id, action, subject, detail, at)
           values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [
      entry.organizationId,
      entry.id,
      entry.actorType,
      entry.actorId,
      entry.action,
      entry.subject,
      JSON.stringify(entry.detail),
      entry.at,
    ],
  });
}

export type AuditRow = {
  id: string;
  actor_type: AuditEntry['actorType'];
  actor_id: string | null;
  /** null: neither a person nor a key, or one that is gone */
  actor_name: string | null;
  action: string;
  subject: string | null;
  detail: Record<string, unknown>;
  at: Date;
};

export type AuditFilter = {
  /** begins with */
  action: string | null;
  actorId: string | null;
  /** from included, to not */
  from: Date | null;
  to: Date | null;
};

/** Newest first. Uses audit_log_newest. */
export async function listAuditRows(
  tx: Tx,
  organizationId: string,
  filter: AuditFilter,
  page: { before: string | null; limit: number },
): Promise<AuditRow[]> {
  return tx.query<AuditRow>({
    text: `select a.id, a.actor_type, a.actor_id, coalesce(u.name, k.name) as actor_name,
                  a.action, a.subject, a.detail, a.at
           from audit_log a
           left join users u on a.actor_type = 'user' and u.id = a.actor_id
           left join api_keys k on a.actor_type = 'key' and k.organization_id = a.organization_id and k.id = a.actor_id
           where a.organization_id = $1 and ($2::uuid is null or a.id < $2)
             and ($3::text is null or starts_with(a.action, $3))
             and ($4::uuid is null or a.actor_id = $4)
             and ($5::timestamptz is null or a.at >= $5) and ($6::timestamptz is null or a.at < $6)
           order by a.id desc limit $7`,
    values: [organizationId, page.before, filter.action, filter.actorId, filter.from, filter.to, page.limit],
  });
}
