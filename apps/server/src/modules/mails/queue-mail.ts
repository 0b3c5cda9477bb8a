import { uuidv7 } from '../../platform/crypto/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { enqueueJobs } from '../../platform/jobs/index.ts';
import { insertMail } from './store.ts';

export const SEND_JOB = 'mail.send';

export type NewMail = { to: string; subject: string; html: string; text: string };

/**
 * The mail goes out if the transaction commits; gives its id. `renderMail` makes `html` and `text`. A link with a
 * one-time token carries it behind `#token=`: nobody but the addressee reads that (rules/mask-links.ts).
 */
export async function queueMail(
  tx: Tx,
  organizationId: string,
  mail: NewMail,
  nowMs: number,
): Promise<string> {
  const id = uuidv7(nowMs);
  await insertMail(tx, organizationId, {
    id,
    to_address: mail.to,
    subject: storable(mail.subject).replace(/\s+/g, ' ').trim(),
    html: storable(mail.html),
    text: storable(mail.text),
    created_at: new Date(nowMs),
  });
  await enqueueSending(tx, organizationId, id);
  return id;
}

export async function enqueueSending(tx: Tx, organizationId: string, id: string): Promise<void> {
  await enqueueJobs(tx, [
    { lane: 'webhook', kind: SEND_JOB, key: `${SEND_JOB}:${id}`, organizationId, payload: { mail_id: id } },
  ]);
}

/** PostgreSQL's text refuses NUL. */
function storable(text: string): string {
  return text.replaceAll('\0', '');
}
