import type { Mail } from '@balcao/protocol';
import type { Queryable, Tx } from '../../platform/db/index.ts';

/**
 * queued → sent, or failed (refused, or tried often enough), or held (no SMTP server).
 * failed, held → queued, when a person asks for it.
 */
export type MailState = Mail['state'];

export type MailRow = {
  id: string;
  to_address: string;
  subject: string;
  html: string;
  text: string;
  state: MailState;
  /** the server's words at the last try */
  error: string | null;
  /** begun, so a try that never told its end counts */
  attempts: number;
  created_at: Date;
  sent_at: Date | null;
};

const COLUMNS = 'id, to_address, subject, html, text, state, error, attempts, created_at, sent_at';

export async function insertMail(
  tx: Tx,
  organizationId: string,
  mail: Pick<MailRow, 'id' | 'to_address' | 'subject' | 'html' | 'text' | 'created_at'>,
): Promise<void> {
  await tx.execute({
    text: `insert into mails (organization_id, id, to_address, subject, html, text, created_at)
           values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [organizationId, mail.id, mail.to_address, mail.subject, mail.html, mail.text, mail.created_at],
  });
}

/** Counts the try before it is made. Undefined: it waits no more. */
export async function claimMail(tx: Tx, organizationId: string, id: string): Promise<MailRow | undefined> {
  const [row] = await tx.query<MailRow>({
    text: `update mails set attempts = attempts + 1
           where organization_id = $1 and id = $2 and state = 'queued' returning ${COLUMNS}`,
    values: [organizationId, id],
  });
  return row;
}

/** What became of a queued mail, or of one try. */
export async function settleMail(
  tx: Tx,
  organizationId: string,
  id: string,
  outcome: { state: MailState; error: string | null },
): Promise<void> {
  await tx.execute({
    text: `update mails set state = $3, error = $4 where organization_id = $1 and id = $2 and state = 'queued'`,
    values: [organizationId, id, outcome.state, outcome.error],
  });
}

export async function markSent(
  tx: Tx,
  organizationId: string,
  id: string,
  sent: { html: string; text: string; at: Date },
): Promise<void> {
  await tx.execute({
    text: `update mails set state = 'sent', error = null, html = $3, text = $4, sent_at = $5
           where organization_id = $1 and id = $2`,
    values: [organizationId, id, sent.html, sent.text, sent.at],
  });
}

/** With all tries again. Undefined: it neither failed nor is held. */
export async function requeueMail(tx: Tx, organizationId: string, id: string): Promise<MailRow | undefined> {
  const [row] = await tx.query<MailRow>({
    text: `update mails set state = 'queued', error = null, attempts = 0
           where organization_id = $1 and id = $2 and state in ('failed', 'held') returning ${COLUMNS}`,
    values: [organizationId, id],
  });
  return row;
}

export async function mailExists(tx: Tx, organizationId: string, id: string): Promise<boolean> {
  const rows = await tx.query({
    text: 'select 1 from mails where organization_id = $1 and id = $2',
    values: [organizationId, id],
  });
  return rows.length > 0;
}

/** Newest first. Uses the primary key. */
export async function listMails(
  tx: Tx,
  organizationId: string,
  page: { before: string | null; limit: number },
): Promise<MailRow[]> {
  return tx.query<MailRow>({
    text: `select ${COLUMNS} from mails where organization_id = $1 and ($2::uuid is null or id < $2)
           order by id desc limit $3`,
    values: [organizationId, page.before, page.limit],
  });
}

/** Before a tenant is known: for upkeep only. */
export async function listOrganizationIds(db: Queryable): Promise<string[]> {
  const rows = await db.query<{ id: string }>({ text: 'select id from balcao_organizations() order by id' });
  return rows.map((row) => row.id);
}

export async function deleteOldMails(tx: Tx, organizationId: string, before: Date): Promise<number> {
  return tx.execute({
    text: 'delete from mails where organization_id = $1 and created_at < $2',
    values: [organizationId, before],
  });
}
