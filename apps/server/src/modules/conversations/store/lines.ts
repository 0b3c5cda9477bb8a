import type { BotSession } from '@balcao/bot';
import { type BulkType, bulkInsert, overwriting } from '../../../platform/db/bulk.ts';
import type { Queryable, Tx } from '../../../platform/db/index.ts';
import type { ConversationNames, ConversationRow } from '../conversation.types.ts';

const conversationColumns = {
  organization_id: 'uuid',
  id: 'uuid',
  contact_id: 'uuid',
  channel_id: 'uuid',
  status: 'text',
  owner: 'text',
  assignee_id: 'uuid',
  epoch: 'int',
  department_id: 'uuid',
  priority: 'text',
  waiting_since: 'timestamptz',
  assigned_at: 'timestamptz',
  first_reply_at: 'timestamptz',
  handoff: 'jsonb',
  sla: 'jsonb',
  close_reason: 'text',
  close_note: 'text',
  resolved_by: 'uuid',
  unread_count: 'int',
  last_message_id: 'uuid',
  last_message_direction: 'text',
  last_message_type: 'text',
  last_message_preview: 'text',
  last_activity_at: 'timestamptz',
  last_inbound_at: 'timestamptz',
  window_expires_at: 'timestamptz',
  shard: 'smallint',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
  closed_at: 'timestamptz',
} as const satisfies Record<keyof ConversationRow, BulkType>;

export const conversationSelectList = Object.keys(conversationColumns)
  .map((name) => `c.${name}`)
  .join(', ');

/** Names from other tables, one look-up per row: a join on organization_id alone misleads the planner. */
export const conversationNames = `(select u.name from users u where u.id = c.assignee_id) as assignee_name,
  (select d.name from departments d where d.organization_id = c.organization_id and d.id = c.department_id) as department_name`;

export const upsertConversations = bulkInsert<ConversationRow>(
  'conversations',
  conversationColumns,
  overwriting<ConversationRow>(['organization_id', 'id'], conversationColumns),
);

export type SessionRow = {
  organization_id: string;
  contact_id: string;
  channel_id: string;
  data: BotSession;
  updated_at: Date;
};

const sessionColumns = {
  organization_id: 'uuid',
  contact_id: 'uuid',
  channel_id: 'uuid',
  data: 'jsonb',
  updated_at: 'timestamptz',
} as const;

export const upsertSessions = bulkInsert<SessionRow>(
  'bot_sessions',
  sessionColumns,
  overwriting<SessionRow>(['organization_id', 'contact_id', 'channel_id'], sessionColumns),
);

export async function deleteSession(
  tx: Tx,
  organizationId: string,
  contactId: string,
  channelId: string,
): Promise<void> {
  await tx.execute({
    text: 'delete from bot_sessions where organization_id = $1 and contact_id = $2 and channel_id = $3',
    values: [organizationId, contactId, channelId],
  });
}

export async function findSession(
  tx: Queryable,
  organizationId: string,
  contactId: string,
  channelId: string,
): Promise<BotSession | null> {
  const [row] = await tx.query<{ data: BotSession }>({
    name: 'session_find',
    text: 'select data from bot_sessions where organization_id = $1 and contact_id = $2 and channel_id = $3',
    values: [organizationId, contactId, channelId],
  });
  return row?.data ?? null;
}

export type LineKey = { organization_id: string; contact_id: string; channel_id: string };
export type LoadedLine = LineKey & {
  conversation: (ConversationRow & ConversationNames) | null;
  session: BotSession | null;
};

type OpenRow = ConversationRow &
  ConversationNames & {
    session: BotSession | null;
    key_organization: string;
    key_contact: string;
    key_channel: string;
  };

/** The open conversation and the session of each line. Uses conversations_open; contacts must be locked. */
export async function loadLines(tx: Queryable, keys: readonly LineKey[]): Promise<LoadedLine[]> {
  if (keys.length === 0) return [];
  const rows = await tx.query<OpenRow>({
    name: 'lines_load',
    // Lateral with offset 0: one index look-up per key. As a plain join, organization_id being equal everywhere
    // lets the planner join whole tenants first.
    text: `select c.*, s.data as session, k.organization_id as key_organization, k.contact_id as key_contact, k.channel_id as key_channel
             from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as k(organization_id, contact_id, channel_id)
             left join lateral (
               select ${conversationSelectList}, ${conversationNames} from conversations c
                where c.organization_id = k.organization_id and c.contact_id = k.contact_id and c.channel_id = k.channel_id
                  and c.status = 'open' offset 0) c on true
             left join lateral (
               select s.data from bot_sessions s
                where s.organization_id = k.organization_id and s.contact_id = k.contact_id and s.channel_id = k.channel_id
               offset 0) s on true`,
    values: [
      keys.map((k) => k.organization_id),
      keys.map((k) => k.contact_id),
      keys.map((k) => k.channel_id),
    ],
  });
  return rows.map(({ session, key_organization, key_contact, key_channel, ...conversation }) => ({
    organization_id: key_organization,
    contact_id: key_contact,
    channel_id: key_channel,
    // An outer join's row has no id where there was no conversation.
    conversation: conversation.id ? conversation : null,
    session,
  }));
}
