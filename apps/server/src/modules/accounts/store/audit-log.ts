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
