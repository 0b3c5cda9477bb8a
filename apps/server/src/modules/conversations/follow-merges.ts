import type { Tx } from '../../platform/db/index.ts';
import type { FreshItem } from './receive.types.ts';

/**
 * Timers and call results name the contact they were made for. Since then it may have become one with another:
 * the conversation knows whose it is now, and a bot that waits must not wait for ever.
 */
export async function followMerges(tx: Tx, items: readonly FreshItem[]): Promise<readonly FreshItem[]> {
  const botEvents = items.flatMap((item) => (item.kind === 'bot_event' ? [item] : []));
  if (botEvents.length === 0) return items;
  const rows = await tx.query<{ id: string; contact_id: string }>({
    name: 'conversation_contacts',
    text: `select c.id, c.contact_id from unnest($1::uuid[], $2::uuid[]) as k(organization_id, id),
                  lateral (select c.id, c.contact_id from conversations c
                            where c.organization_id = k.organization_id and c.id = k.id offset 0) c`,
    values: [botEvents.map((item) => item.organizationId), botEvents.map((item) => item.conversationId)],
  });
  const contactOf = new Map(rows.map((row) => [row.id, row.contact_id]));
  return items.map((item) =>
    item.kind === 'bot_event'
      ? { ...item, contactId: contactOf.get(item.conversationId) ?? item.contactId }
      : item,
  );
}
