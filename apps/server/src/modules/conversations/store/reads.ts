import type { Queryable } from '../../../platform/db/index.ts';
import type { ContactRow } from '../../contacts/index.ts';
import type {
  AttachmentView,
  ConversationNames,
  ConversationRow,
  MessageRow,
} from '../conversation.types.ts';
import { conversationNames, conversationSelectList } from './lines.ts';
import { messageSelectList } from './messages.ts';

const contactList = [
  'id',
  'name',
  'phone',
  'email',
  'username',
  'tags',
  'attributes',
  'name_is_manual',
  'blocked_at',
  'created_at',
  'updated_at',
]
  .map((name) => `'${name}', k.${name}`)
  .join(', ');

type RawContact = Omit<ContactRow, 'blocked_at' | 'created_at' | 'updated_at' | 'organization_id'> & {
  blocked_at: string | null;
  created_at: string;
  updated_at: string;
};
export type ListedConversation = {
  row: ConversationRow;
  names: ConversationNames;
  contact: ContactRow;
  lastStatus: number | null;
};
export type RawListed = ConversationRow &
  ConversationNames & { contact: RawContact; last_status: number | null };

export function listed(raw: RawListed): ListedConversation {
  const { contact, last_status, assignee_name, department_name, ...row } = raw;
  return {
    row,
    names: { assignee_name, department_name },
    lastStatus: last_status,
    contact: {
      ...contact,
      organization_id: row.organization_id,
      blocked_at: contact.blocked_at === null ? null : new Date(contact.blocked_at),
      created_at: new Date(contact.created_at),
      updated_at: new Date(contact.updated_at),
    },
  };
}

/** What a list shows of conversations, which `source` gives as `c`. */
export const listedFrom = (
  source: string,
) => `select ${conversationSelectList}, ${conversationNames}, k.contact,
    (select lm.status from messages lm where lm.organization_id = c.organization_id and lm.id = c.last_message_id) as last_status
  from ${source} c
  cross join lateral (select jsonb_build_object(${contactList}) as contact from contacts k
    where k.organization_id = c.organization_id and k.id = c.contact_id offset 0) k`;

export async function findListed(
  db: Queryable,
  organizationId: string,
  id: string,
): Promise<ListedConversation | undefined> {
  const [row] = await db.query<RawListed>({
    name: 'conversation_listed',
    text: `${listedFrom('conversations')} where c.organization_id = $1 and c.id = $2`,
    values: [organizationId, id],
  });
  return row && listed(row);
}

export type ListedMessage = { row: MessageRow; attachment: AttachmentView | null };
type RawMessage = MessageRow & { attachment: AttachmentView | null };

const attachmentObject = `case when a.id is null then null else
  jsonb_build_object('id', a.id, 'state', a.state, 'mime_type', a.mime_type, 'size_bytes', a.size_bytes, 'file_name', a.file_name, 'error', a.error) end as attachment`;
const messageSelect = `select ${messageSelectList}, ${attachmentObject} from messages m
  left join lateral (select * from attachments a where a.organization_id = m.organization_id and a.id = m.attachment_id offset 0) a on true`;

function withAttachment({ attachment, ...row }: RawMessage): ListedMessage {
  return { row, attachment };
}

/** Newest first. Uses messages_conversation. */
export async function listConversationMessages(
  db: Queryable,
  organizationId: string,
  conversationId: string,
  page: { limit: number; before: string | null },
): Promise<ListedMessage[]> {
  const rows = await db.query<RawMessage>({
    name: 'messages_of_conversation',
    text: `${messageSelect} where m.organization_id = $1 and m.conversation_id = $2 and ($3::uuid is null or m.id < $3) order by m.id desc limit $4`,
    values: [organizationId, conversationId, page.before, page.limit],
  });
  return rows.map(withAttachment);
}

export async function findMessage(
  db: Queryable,
  organizationId: string,
  id: string,
): Promise<ListedMessage | undefined> {
  const [row] = await db.query<RawMessage>({
    name: 'message_find',
    text: `${messageSelect} where m.organization_id = $1 and m.id = $2`,
    values: [organizationId, id],
  });
  return row && withAttachment(row);
}

/** Of the transaction's own organizations: row-level security keeps the rest out. Uses the key of messages. */
export async function listMessageStatuses(
  db: Queryable,
  ids: readonly string[],
): Promise<{ id: string; status: number | null }[]> {
  return db.query<{ id: string; status: number | null }>({
    name: 'messages_statuses',
    text: `select id, status from messages
            where organization_id = any ((select current_setting('balcao.orgs'))::uuid[]) and id = any($1::uuid[])`,
    values: [ids],
  });
}

export async function findMessageByClientKey(
  db: Queryable,
  organizationId: string,
  clientKey: string,
): Promise<ListedMessage | undefined> {
  const [row] = await db.query<RawMessage>({
    text: `${messageSelect} where m.organization_id = $1 and m.client_key = $2`,
    values: [organizationId, clientKey],
  });
  return row && withAttachment(row);
}

/** The customer's newest message: marking it read marks the earlier ones too. */
export async function findLastInboundWamid(
  db: Queryable,
  organizationId: string,
  conversationId: string,
): Promise<string | undefined> {
  const [row] = await db.query<{ wamid: string | null }>({
    text: `select m.wamid from messages m where m.organization_id = $1 and m.conversation_id = $2 and m.direction = 'inbound' order by m.id desc limit 1`,
    values: [organizationId, conversationId],
  });
  return row?.wamid ?? undefined;
}

/** What an agent has open. Uses conversations_agent. */
export async function listOpenOfAgent(
  db: Queryable,
  organizationId: string,
  userId: string,
): Promise<string[]> {
  const rows = await db.query<{ id: string }>({
    name: 'conversations_of_agent',
    text: `select id from conversations
            where organization_id = $1 and assignee_id = $2 and status = 'open' and owner = 'agent' order by id`,
    values: [organizationId, userId],
  });
  return rows.map((row) => row.id);
}

export async function countOpenOf(db: Queryable, organizationId: string, userId: string): Promise<number> {
  const [row] = await db.query<{ count: number }>({
    name: 'conversations_of_agent_count',
    text: `select count(*)::int as count from conversations
            where organization_id = $1 and assignee_id = $2 and status = 'open' and owner = 'agent'`,
    values: [organizationId, userId],
  });
  return row?.count ?? 0;
}

/** Uses conversations_open. */
export async function listOpenOfContact(
  db: Queryable,
  organizationId: string,
  contactId: string,
): Promise<{ row: ConversationRow; names: ConversationNames }[]> {
  const rows = await db.query<ConversationRow & ConversationNames>({
    text: `select ${conversationSelectList}, ${conversationNames} from conversations c
            where c.organization_id = $1 and c.contact_id = $2 and c.status = 'open' order by c.id`,
    values: [organizationId, contactId],
  });
  return rows.map(({ assignee_name, department_name, ...row }) => ({
    row,
    names: { assignee_name, department_name },
  }));
}

/** Uses conversations_queue. */
export async function listOpenOfDepartment(
  db: Queryable,
  organizationId: string,
  departmentId: string,
  limit: number,
): Promise<{ id: string; contact_id: string }[]> {
  return db.query<{ id: string; contact_id: string }>({
    text: `select id, contact_id from conversations
            where organization_id = $1 and department_id = $2 and status = 'open' limit $3`,
    values: [organizationId, departmentId, limit],
  });
}
