import type { Queryable, Tx } from '../../../platform/db/index.ts';

export type CannedReplyRow = {
  id: string;
  shortcut: string;
  title: string;
  body: string;
  department_id: string | null;
  updated_at: Date;
};

export async function listCannedReplies(db: Queryable, organizationId: string): Promise<CannedReplyRow[]> {
  return db.query<CannedReplyRow>({
    text: `select id, shortcut, title, body, department_id, updated_at from canned_replies
            where organization_id = $1 order by lower(shortcut) collate "C", id`,
    values: [organizationId],
  });
}

/** A shortcut that another one has violates canned_replies_shortcut. */
export async function insertCannedReply(tx: Tx, organizationId: string, row: CannedReplyRow): Promise<void> {
  await tx.execute({
    text: `insert into canned_replies (organization_id, id, shortcut, title, body, department_id, created_at, updated_at)
           values ($1, $2, $3, $4, $5, $6, $7, $7)`,
    values: [organizationId, row.id, row.shortcut, row.title, row.body, row.department_id, row.updated_at],
  });
}

/** False: there is none with this id. */
export async function updateCannedReply(
  tx: Tx,
  organizationId: string,
  row: CannedReplyRow,
): Promise<boolean> {
  const updated = await tx.execute({
    text: `update canned_replies set shortcut = $3, title = $4, body = $5, department_id = $6, updated_at = $7
            where organization_id = $1 and id = $2`,
    values: [organizationId, row.id, row.shortcut, row.title, row.body, row.department_id, row.updated_at],
  });
  return updated === 1;
}

/** The shortcut it had. */
export async function deleteCannedReply(
  tx: Tx,
  organizationId: string,
  id: string,
): Promise<string | undefined> {
  const [row] = await tx.query<{ shortcut: string }>({
    text: 'delete from canned_replies where organization_id = $1 and id = $2 returning shortcut',
    values: [organizationId, id],
  });
  return row?.shortcut;
}
