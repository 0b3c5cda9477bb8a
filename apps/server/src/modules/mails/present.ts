import type { Mail } from '@balcao/protocol';
import { maskLinks } from './rules/mask-links.ts';
import type { MailRow } from './store.ts';

export function presentMail(row: MailRow): Mail {
  return {
    id: row.id,
    to: row.to_address,
    subject: row.subject,
    html: maskLinks(row.html),
    text: maskLinks(row.text),
    state: row.state,
    error: row.error,
    created_at: row.created_at.toISOString(),
    sent_at: row.sent_at?.toISOString() ?? null,
  };
}
