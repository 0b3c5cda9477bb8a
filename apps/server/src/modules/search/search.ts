import type { HandlerInput, ResponseOf, search as spec } from '@balcao/protocol';
import { pageOfRows, parseIdCursor } from '../../platform/db/cursor.ts';
import type { Db } from '../../platform/db/index.ts';
import { snippetOf } from './rules/snippet.ts';
import { type FoundMessage, findContacts, findMessages } from './store.ts';

const CONTACTS = 10;

/** Contacts on the first page, messages and notes newest first. `q` without any letter or digit finds nothing. */
export function search(
  db: Db,
  organizationId: string,
  { q, limit, cursor }: HandlerInput<typeof spec>['query'],
): Promise<ResponseOf<typeof spec>> {
  const before = parseIdCursor(cursor);
  return db.tx(
    organizationId,
    async (tx) => {
      const contacts = before === null ? await findContacts(tx, organizationId, q, CONTACTS) : [];
      const rows = await findMessages(tx, organizationId, q, { before, limit: limit + 1 });
      const page = pageOfRows(rows, limit, (row) => [row.message_id]);
      return {
        contacts,
        messages: page.rows.map((row) => presentHit(row, q)),
        next_cursor: page.next_cursor,
      };
    },
    { readOnly: true },
  );
}

function presentHit(row: FoundMessage, q: string): ResponseOf<typeof spec>['messages'][number] {
  return {
    message_id: row.message_id,
    conversation_id: row.conversation_id,
    contact: { id: row.contact_id, name: row.contact_name, phone: row.contact_phone },
    direction: row.direction,
    actor_name: row.actor_name,
    snippet: snippetOf(row.said ?? '', q),
    at: row.at.toISOString(),
  };
}
