import { type BulkType, bulkInsert, columnValues, unnestColumns } from '../../../platform/db/bulk.ts';
import type { Queryable, Tx } from '../../../platform/db/index.ts';
import type { NewAttachment, NewOutboxRow, NewSurveyAnswer, NewTimer, ReactionPatch } from '../changes.ts';
import type { MessageRow } from '../conversation.types.ts';

const messageColumns = {
  organization_id: 'uuid',
  id: 'uuid',
  conversation_id: 'uuid',
  contact_id: 'uuid',
  channel_id: 'uuid',
  direction: 'text',
  type: 'text',
  content: 'jsonb',
  actor_type: 'text',
  actor_id: 'uuid',
  actor_name: 'text',
  epoch: 'int',
  status: 'smallint',
  in_doubt: 'boolean',
  failure: 'jsonb',
  wamid: 'text',
  attachment_id: 'uuid',
  context: 'jsonb',
  referral: 'jsonb',
  reactions: 'jsonb',
  client_key: 'text',
  created_at: 'timestamptz',
  accepted_at: 'timestamptz',
  delivered_at: 'timestamptz',
  read_at: 'timestamptz',
} as const satisfies Record<keyof MessageRow, BulkType>;

export const messageSelectList = Object.keys(messageColumns)
  .map((name) => `m.${name}`)
  .join(', ');

export const insertMessages = bulkInsert<MessageRow>('messages', messageColumns);

export type MessageIdRow = { organization_id: string; channel_id: string; wamid: string; message_id: string };

const messageIdColumns = {
  organization_id: 'uuid',
  channel_id: 'uuid',
  wamid: 'text',
  message_id: 'uuid',
} as const;

/** Claims wamids: a row that does not come back was already handled (a redelivery). */
const claimStatement = bulkInsert<MessageIdRow>(
  'message_ids',
  messageIdColumns,
  'on conflict do nothing returning message_id',
);

export async function claimMessageIds(tx: Tx, rows: readonly MessageIdRow[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const claimed = await tx.query<{ message_id: string }>(claimStatement(rows));
  return new Set(claimed.map((row) => row.message_id));
}

export async function updateMessageIds(tx: Tx, rows: readonly MessageIdRow[]): Promise<void> {
  await tx.execute({
    name: 'message_ids_update',
    text: `update message_ids i set message_id = t.message_id from ${unnestColumns(messageIdColumns)}
            where i.organization_id = t.organization_id and i.channel_id = t.channel_id and i.wamid = t.wamid`,
    values: columnValues(messageIdColumns, rows),
  });
}

export async function findMessageIds(
  tx: Queryable,
  keys: readonly { organization_id: string; channel_id: string; wamid: string }[],
): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map();
  const rows = await tx.query<MessageIdRow>({
    name: 'message_ids_find',
    text: `select i.* from unnest($1::uuid[], $2::uuid[], $3::text[]) as k(organization_id, channel_id, wamid),
                  lateral (select * from message_ids i
                            where i.organization_id = k.organization_id and i.channel_id = k.channel_id and i.wamid = k.wamid offset 0) i`,
    values: [keys.map((k) => k.organization_id), keys.map((k) => k.channel_id), keys.map((k) => k.wamid)],
  });
  return new Map(rows.map((row) => [`${row.channel_id} ${row.wamid}`, row.message_id]));
}

export const insertOutbox = bulkInsert<NewOutboxRow>('outbox', {
  organization_id: 'uuid',
  channel_id: 'uuid',
  contact_id: 'uuid',
  message_id: 'uuid',
  lane: 'smallint',
  origin: 'text',
});

export const insertAttachments = bulkInsert<NewAttachment>('attachments', {
  organization_id: 'uuid',
  id: 'uuid',
  message_id: 'uuid',
  channel_id: 'uuid',
  direction: 'text',
  kind: 'text',
  mime_type: 'text',
  file_name: 'text',
  sha256: 'text',
  media_id: 'text',
});

export const upsertTimers = bulkInsert<NewTimer>(
  'timers',
  {
    organization_id: 'uuid',
    subject_id: 'uuid',
    name: 'text',
    channel_id: 'uuid',
    contact_id: 'uuid',
    step: 'int',
    shard: 'smallint',
    due_at: 'timestamptz',
  },
  'on conflict (organization_id, subject_id, name) do update set step = excluded.step, shard = excluded.shard, due_at = excluded.due_at',
);

/** `name` `*` cancels every timer of the subject. */
export async function deleteTimers(
  tx: Tx,
  keys: readonly { organization_id: string; subject_id: string; name: string }[],
): Promise<void> {
  await tx.execute({
    name: 'timers_delete',
    text: `delete from timers t using unnest($1::uuid[], $2::uuid[], $3::text[]) as k(organization_id, subject_id, name)
            where t.organization_id = k.organization_id and t.subject_id = k.subject_id and (k.name = '*' or t.name = k.name)`,
    values: [keys.map((k) => k.organization_id), keys.map((k) => k.subject_id), keys.map((k) => k.name)],
  });
}

export const insertSurveyAnswers = bulkInsert<NewSurveyAnswer>('survey_answers', {
  organization_id: 'uuid',
  id: 'uuid',
  conversation_id: 'uuid',
  contact_id: 'uuid',
  agent_id: 'uuid',
  department_id: 'uuid',
  survey: 'text',
  score: 'smallint',
  comment: 'text',
  at: 'timestamptz',
});

/** One reaction per side: an empty emoji takes it back. Returns the messages that changed. */
export async function applyReaction(tx: Tx, patch: ReactionPatch): Promise<MessageRow | undefined> {
  const [row] = await tx.query<MessageRow>({
    text: `update messages m
              set reactions = (select coalesce(jsonb_agg(r), '[]') from jsonb_array_elements(m.reactions) r where r->>'from' <> $4)
                              || case when $5 = '' then '[]'::jsonb else jsonb_build_array(jsonb_build_object('from', $4::text, 'emoji', $5::text)) end
             from message_ids i
            where i.organization_id = $1 and i.channel_id = $2 and i.wamid = $3
              and m.organization_id = i.organization_id and m.id = i.message_id
           returning ${messageSelectList}`,
    values: [patch.organization_id, patch.channel_id, patch.wamid, patch.from, patch.emoji],
  });
  return row;
}
