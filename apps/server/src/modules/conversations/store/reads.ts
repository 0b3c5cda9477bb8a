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
  'created_at',
  'updated_at',
]
  .map((name) => `'${name}', k.${name}`)
  .join(', ');

type RawContact = Omit<ContactRow, 'created_at' | 'updated_at' | 'organization_id'> & {
  created_at: string;
  updated_at: string;
};
export type ListedConversation = {
  row: ConversationRow;
  names: ConversationNames;
  contact: ContactRow;
  lastStatus: number | null;
};
type RawListed = ConversationRow & ConversationNames & { contact: RawContact; last_status: number | null };

function listed(raw: RawListed): ListedConversation {
  const { contact, last_status, assignee_name, department_name, ...row } = raw;
  return {
    row,
    names: { assignee_name, department_name },
    lastStatus: last_status,
    contact: {
      ...contact,
      organization_id: row.organization_id,
      created_at: new Date(contact.created_at),
      updated_at: new Date(contact.updated_at),
    },
  };
}

const listedSelect = `select ${conversationSelectList}, ${conversationNames}, k.contact,
    (select lm.status from messages lm where lm.organization_id = c.organization_id and lm.id = c.last_message_id) as last_status
  from conversations c`;
const withContact = `cross join lateral (select k.name, k.phone, k.username, jsonb_build_object(${contactList}) as contact from contacts k
    where k.organization_id = c.organization_id and k.id = c.contact_id offset 0) k`;

export type InboxFilter = {
  status: 'open' | 'closed' | 'all';
  owner: 'bot' | 'queue' | 'agent' | 'mine' | 'all';
  userId: string | null;
  channelId: string | null;
  contactId: string | null;
  q: string | null;
};

/** Newest activity first. Uses conversations_inbox; with a contact, conversations_contact. */
export async function listInboxConversations(
  db: Queryable,
  organizationId: string,
  filter: InboxFilter,
  page: { limit: number; beforeAt: string | null; beforeId: string | null },
): Promise<ListedConversation[]> {
  const rows = await db.query<RawListed>({
    text: `${listedSelect} ${withContact}
      where c.organization_id = $1
        and ($2 = 'all' or c.status = $2)
        and ($3 = 'all' or ($3 = 'mine' and c.owner = 'agent' and c.assignee_id = $4::uuid) or c.owner = $3)
        and ($5::uuid is null or c.channel_id = $5)
        and ($6::uuid is null or c.contact_id = $6)
        and ($7::text is null
             or unaccent(coalesce(k.name, '')) ilike '%' || unaccent($7) || '%'
             or k.phone like '%' || $8 || '%' or k.username ilike '%' || $7 || '%')
        and ($9::timestamptz is null or (c.last_activity_at, c.id) < ($9, $10::uuid))
      order by c.last_activity_at desc, c.id desc limit $11`,
    values: [
      organizationId,
      filter.status,
      filter.owner,
      filter.userId,
      filter.channelId,
      filter.contactId,
      filter.q,
      filter.q?.replace(/\D/g, '') || 'no digits',
      page.beforeAt,
      page.beforeId,
      page.limit,
    ],
  });
  return rows.map(listed);
}

export async function findListed(
  db: Queryable,
  organizationId: string,
  id: string,
): Promise<ListedConversation | undefined> {
  const [row] = await db.query<RawListed>({
    name: 'conversation_listed',
    text: `${listedSelect} ${withContact} where c.organization_id = $1 and c.id = $2`,
    values: [organizationId, id],
  });
  return row && listed(row);
}

export type InboxCounts = { all: number; bot: number; queue: number; mine: number; unread: number };

export async function countInbox(
  db: Queryable,
  organizationId: string,
  userId: string | null,
): Promise<InboxCounts> {
  const [row] = await db.query<InboxCounts>({
    name: 'conversations_count',
    text: `select count(*)::int as all, (count(*) filter (where owner = 'bot'))::int as bot, (count(*) filter (where owner = 'queue'))::int as queue,
                  (count(*) filter (where owner = 'agent' and assignee_id = $2))::int as mine, (count(*) filter (where unread_count > 0))::int as unread
             from conversations where organization_id = $1 and status = 'open'`,
    values: [organizationId, userId],
  });
  return row ?? { all: 0, bot: 0, queue: 0, mine: 0, unread: 0 };
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
