import { bulkInsert } from '../../../platform/db/bulk.ts';
import type { Queryable, Tx } from '../../../platform/db/index.ts';
import type { ServiceEntry } from '../changes.ts';
import type { ClosedPart, ConversationNames, ConversationRow, SurveyRequest } from '../conversation.types.ts';
import { conversationNames, conversationSelectList, type LineKey } from './lines.ts';

export const insertServiceLog = bulkInsert<ServiceEntry>('service_log', {
  organization_id: 'uuid',
  id: 'uuid',
  conversation_id: 'uuid',
  contact_id: 'uuid',
  channel_id: 'uuid',
  department_id: 'uuid',
  kind: 'text',
  actor_type: 'text',
  actor_id: 'uuid',
  at: 'timestamptz',
  detail: 'jsonb',
});

export const upsertSurveyRequests = bulkInsert<SurveyRequest>(
  'survey_requests',
  {
    organization_id: 'uuid',
    contact_id: 'uuid',
    channel_id: 'uuid',
    conversation_id: 'uuid',
    agent_id: 'uuid',
    department_id: 'uuid',
    survey: 'text',
    step: 'text',
    answer_id: 'uuid',
    asked_at: 'timestamptz',
    expires_at: 'timestamptz',
  },
  `on conflict (organization_id, contact_id, channel_id) do update set
     conversation_id = excluded.conversation_id, agent_id = excluded.agent_id, department_id = excluded.department_id,
     survey = excluded.survey, step = excluded.step, answer_id = excluded.answer_id, asked_at = excluded.asked_at,
     expires_at = excluded.expires_at`,
);

export async function deleteSurveyRequests(tx: Tx, keys: readonly LineKey[]): Promise<void> {
  await tx.execute({
    name: 'survey_requests_delete',
    text: `delete from survey_requests s using unnest($1::uuid[], $2::uuid[], $3::uuid[]) as k(organization_id, contact_id, channel_id)
            where s.organization_id = k.organization_id and s.contact_id = k.contact_id and s.channel_id = k.channel_id`,
    values: [
      keys.map((k) => k.organization_id),
      keys.map((k) => k.contact_id),
      keys.map((k) => k.channel_id),
    ],
  });
}

export async function addSurveyComments(
  tx: Tx,
  rows: readonly { organization_id: string; id: string; comment: string }[],
): Promise<void> {
  for (const row of rows) {
    await tx.execute({
      text: 'update survey_answers set comment = $3 where organization_id = $1 and id = $2',
      values: [row.organization_id, row.id, row.comment],
    });
  }
}

type RawClosed = ConversationRow & ConversationNames & { request: RawRequest | null };
type RawRequest = Omit<SurveyRequest, 'asked_at' | 'expires_at'> & { asked_at: string; expires_at: string };

/**
 * Of lines without an open conversation: the closed one that a survey is open about, else — for those blocked — the
 * newest. Uses the key of survey_requests and conversations_contact.
 */
export async function loadClosedParts(
  tx: Queryable,
  keys: readonly (LineKey & { is_blocked: boolean })[],
): Promise<Map<string, ClosedPart>> {
  if (keys.length === 0) return new Map();
  const rows = await tx.query<RawClosed>({
    name: 'closed_parts',
    text: `select c.*, to_jsonb(s) as request
             from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::boolean[]) as k(organization_id, contact_id, channel_id, is_blocked)
             left join lateral (
               select * from survey_requests s
                where s.organization_id = k.organization_id and s.contact_id = k.contact_id and s.channel_id = k.channel_id
               offset 0) s on true
             cross join lateral (
               select ${conversationSelectList}, ${conversationNames} from conversations c
                where c.organization_id = k.organization_id and c.status = 'closed'
                  and c.id = coalesce(s.conversation_id, case when k.is_blocked then (
                    select l.id from conversations l
                     where l.organization_id = k.organization_id and l.contact_id = k.contact_id
                       and l.channel_id = k.channel_id and l.status = 'closed'
                     order by l.id desc limit 1) end)
               offset 0) c`,
    values: [
      keys.map((k) => k.organization_id),
      keys.map((k) => k.contact_id),
      keys.map((k) => k.channel_id),
      keys.map((k) => k.is_blocked),
    ],
  });
  return new Map(
    rows.map(({ request, assignee_name, department_name, ...conversation }) => [
      // lineKey of load-batch
      `${conversation.channel_id} ${conversation.contact_id}`,
      {
        conversation,
        names: { assignee_name, department_name },
        request: request && {
          ...request,
          asked_at: new Date(request.asked_at),
          expires_at: new Date(request.expires_at),
        },
      },
    ]),
  );
}

/** Who was given a conversation or freed of one: the longest idle is served first. */
export async function noteAgentsBusy(tx: Tx, agents: ReadonlyMap<string, string>, at: Date): Promise<void> {
  const sorted = [...agents].sort(([a], [b]) => (a < b ? -1 : 1));
  await tx.execute({
    name: 'agents_busy',
    // In id order, as everybody locks them.
    text: `with locked as materialized (
             select a.organization_id, a.user_id
               from (select * from unnest($1::uuid[], $2::uuid[]) as k(organization_id, user_id) order by user_id) k,
                    lateral (select a.organization_id, a.user_id from agents a
                              where a.organization_id = k.organization_id and a.user_id = k.user_id
                             offset 0 for no key update) a)
           update agents a set idle_since = greatest(a.idle_since, $3)
             from locked l where a.organization_id = l.organization_id and a.user_id = l.user_id`,
    values: [sorted.map(([, organizationId]) => organizationId), sorted.map(([userId]) => userId), at],
  });
}

/** Who answers a contact; their next conversation prefers that person. The contact's row is locked. */
export async function noteLastAgents(
  tx: Tx,
  rows: readonly { organization_id: string; contact_id: string; agent_id: string }[],
): Promise<void> {
  await tx.execute({
    name: 'contacts_last_agent',
    text: `update contacts c set last_agent_id = k.agent_id
             from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as k(organization_id, contact_id, agent_id)
            where c.organization_id = k.organization_id and c.id = k.contact_id and c.last_agent_id is distinct from k.agent_id`,
    values: [
      rows.map((row) => row.organization_id),
      rows.map((row) => row.contact_id),
      rows.map((row) => row.agent_id),
    ],
  });
}
