import { columnValues } from '../../platform/db/bulk.ts';
import type { Tx } from '../../platform/db/index.ts';

/** What people said in one message, to be found by its words. */
export type SaidMessage = {
  message_id: string;
  conversation_id: string;
  contact_id: string;
  direction: string;
  actor_type: string;
  content: unknown;
};

const saidColumns = {
  message_id: 'uuid',
  conversation_id: 'uuid',
  contact_id: 'uuid',
  direction: 'text',
  actor_type: 'text',
  content: 'jsonb',
} as const;

export async function insertWords(
  tx: Tx,
  organizationId: string,
  messages: readonly SaidMessage[],
): Promise<void> {
  await tx.execute({
    name: 'message_search_insert',
    text: `insert into message_search (organization_id, message_id, conversation_id, contact_id, words)
           select $7, k.message_id, k.conversation_id, k.contact_id, balcao_lexemes($7, s.said)
             from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[])
                    as k(message_id, conversation_id, contact_id, direction, actor_type, content),
                  lateral (select balcao_said(k.direction, k.actor_type, k.content::jsonb) as said offset 0) s
            where s.said is not null
               on conflict do nothing`,
    values: [...columnValues<SaidMessage>(saidColumns, messages), organizationId],
  });
}

/** Words of every stored message that has none. */
export async function insertMissingWords(tx: Tx, organizationId: string): Promise<void> {
  await tx.execute({ text: 'select balcao_index_messages($1)', values: [organizationId] });
}

export type FoundContact = {
  id: string;
  name: string | null;
  phone: string | null;
  username: string | null;
  tags: string[];
};

/** Uses contacts_search. */
export async function findContacts(
  tx: Tx,
  organizationId: string,
  asked: string,
  limit: number,
): Promise<FoundContact[]> {
  return tx.query<FoundContact>({
    name: 'search_contacts',
    text: `select k.id, k.name, '+' || k.phone as phone, k.username, k.tags
             from balcao_search_contacts($1, $2, $3) with ordinality as f(id, place),
                  lateral (select k.* from contacts k where k.organization_id = $1 and k.id = f.id offset 0) k
            order by f.place`,
    values: [organizationId, asked, limit],
  });
}

export type FoundMessage = {
  message_id: string;
  conversation_id: string;
  contact_id: string;
  contact_name: string | null;
  contact_phone: string | null;
  direction: 'inbound' | 'outbound' | 'system';
  actor_name: string | null;
  said: string | null;
  at: Date;
};

/**
 * Newest first. The contact is the conversation's, which follows when contacts are merged. Uses the key of
 * message_search and message_search_words, then one look-up each by key.
 */
export async function findMessages(
  tx: Tx,
  organizationId: string,
  asked: string,
  page: { before: string | null; limit: number },
): Promise<FoundMessage[]> {
  return tx.query<FoundMessage>({
    name: 'search_messages',
    text: `select m.id as message_id, m.conversation_id, k.id as contact_id, k.name as contact_name, '+' || k.phone as contact_phone,
                  m.direction, m.actor_name, balcao_said(m.direction, m.actor_type, m.content) as said, m.created_at as at
             from balcao_search_messages($1, $2, $3, $4) f,
                  lateral (select m.* from messages m where m.organization_id = $1 and m.id = f.message_id offset 0) m,
                  lateral (select c.contact_id from conversations c
                            where c.organization_id = $1 and c.id = m.conversation_id offset 0) c,
                  lateral (select k.id, k.name, k.phone from contacts k
                            where k.organization_id = $1 and k.id = c.contact_id offset 0) k
            order by m.id desc`,
    values: [organizationId, asked, page.before, page.limit],
  });
}
