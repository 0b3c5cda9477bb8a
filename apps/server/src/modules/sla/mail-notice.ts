import type { Tx } from '../../platform/db/index.ts';
import { findTimeZone } from '../accounts/index.ts';
import { conversationOf, type Line } from '../conversations/index.ts';
import { queueMail, renderMail } from '../mails/index.ts';
import type { Person } from './rules/choose-recipients.ts';
import type { Notice } from './rules/decide-notices.ts';
import { momentInWords, SLA_WORDS, slaMailWords } from './rules/sla-words.ts';
import type { SlaPorts } from './sla-ports.ts';

/** One mail to each, in their language. It leaves after commit. */
export async function mailNotice(
  ports: SlaPorts,
  tx: Tx,
  line: Line,
  notice: Notice,
  people: readonly Person[],
  nowMs: number,
): Promise<void> {
  const timeZone = await findTimeZone(tx, line.organizationId);
  const url = `${ports.publicUrl().replace(/\/+$/, '')}/conversas/${conversationOf(line).id}`;
  for (const { email, locale } of people) {
    const { title, paragraphs, button } = slaMailWords(
      {
        level: notice.level,
        clock: notice.clock,
        due: momentInWords(notice.dueAt, locale, timeZone),
        contact: line.contact.name ?? line.contact.phone ?? SLA_WORDS[locale].unnamed,
        department: line.names.department_name,
        assignee: line.names.assignee_name,
      },
      locale,
    );
    const body = renderMail({ title, paragraphs, button: { label: button, url }, locale });
    await queueMail(tx, line.organizationId, { to: email, subject: title, ...body }, nowMs);
  }
}
