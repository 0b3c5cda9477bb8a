import type { Tx } from '../../../platform/db/index.ts';
import type { ReportScope } from '../rules/report-scope.ts';

const local = (column: string) => `to_char(${column} at time zone $6, 'YYYY-MM-DD HH24:MI:SS')`;
const secondsBetween = (from: string, to: string) => `round(extract(epoch from ${to} - ${from}))::int`;

/** Moments are local. */
export type ConversationLine = {
  id: string;
  opened_at: string;
  contact_name: string | null;
  phone: string | null;
  channel_name: string | null;
  status: 'open' | 'closed';
  department_name: string | null;
  agent_name: string | null;
  waiting_since: string | null;
  assigned_at: string | null;
  first_reply_at: string | null;
  first_response_s: number | null;
  closed_at: string | null;
  close_reason: string | null;
  resolution_s: number | null;
  survey: string | null;
  score: number | null;
};

/** Conversations opened in the range, oldest first: their ids say when. Uses the key, then one look-up per name. */
export async function listConversationLines(
  tx: Tx,
  scope: ReportScope,
  timeZone: string,
  page: { fromId: string; toId: string; limit: number },
): Promise<ConversationLine[]> {
  return tx.query<ConversationLine>({
    text: `select c.id, ${local('c.created_at')} as opened_at, k.name as contact_name, k.phone, n.name as channel_name, c.status,
                  (select d.name from departments d where d.organization_id = c.organization_id and d.id = c.department_id) as department_name,
                  (select u.name from users u where u.id = coalesce(c.assignee_id, c.resolved_by)) as agent_name,
                  ${local('c.waiting_since')} as waiting_since, ${local('c.assigned_at')} as assigned_at,
                  ${local('c.first_reply_at')} as first_reply_at,
                  ${secondsBetween('c.waiting_since', 'c.first_reply_at')} as first_response_s,
                  ${local('c.closed_at')} as closed_at, c.close_reason,
                  ${secondsBetween('c.created_at', 'c.closed_at')} as resolution_s, a.survey, a.score
             from conversations c
             cross join lateral (select k.name, k.phone from contacts k
                                  where k.organization_id = c.organization_id and k.id = c.contact_id offset 0) k
             left join lateral (select n.name from channels n
                                 where n.organization_id = c.organization_id and n.id = c.channel_id offset 0) n on true
             left join lateral (select a.survey, a.score from survey_answers a
                                 where a.organization_id = c.organization_id and a.conversation_id = c.id
                                 order by a.at desc, a.id desc limit 1) a on true
            where c.organization_id = $1 and c.id >= $2 and c.id < $3
              and ($4::uuid is null or c.channel_id = $4) and ($5::uuid is null or c.department_id = $5)
            order by c.id limit $7`,
    values: [
      scope.organizationId,
      page.fromId,
      page.toId,
      scope.channelId,
      scope.departmentId,
      timeZone,
      page.limit,
    ],
  });
}

export type SurveyLine = {
  id: string;
  /** where the next page begins */
  moment: Date;
  at: string;
  survey: string;
  score: number;
  comment: string | null;
  contact_name: string | null;
  phone: string | null;
  agent_name: string | null;
  department_name: string | null;
  conversation_id: string;
};

/** Oldest first, after the given answer. Uses survey_answers_at. */
export async function listSurveyLines(
  tx: Tx,
  scope: ReportScope,
  timeZone: string,
  page: { after: { at: Date; id: string } | null; limit: number },
): Promise<SurveyLine[]> {
  return tx.query<SurveyLine>({
    text: `select a.id, a.at as moment, ${local('a.at')} as at, a.survey, a.score, a.comment, k.name as contact_name, k.phone,
                  (select u.name from users u where u.id = a.agent_id) as agent_name,
                  (select d.name from departments d where d.organization_id = a.organization_id and d.id = a.department_id) as department_name,
                  a.conversation_id
             from survey_answers a
             left join lateral (select k.name, k.phone from contacts k
                                 where k.organization_id = a.organization_id and k.id = a.contact_id offset 0) k on true
            where a.organization_id = $1 and a.at >= $2 and a.at < $3 and a.survey = any('{nps,csat}')
              and ($5::uuid is null or a.department_id = $5)
              and ($4::uuid is null or exists (select 1 from conversations c
                     where c.organization_id = a.organization_id and c.id = a.conversation_id and c.channel_id = $4))
              and ($7::timestamptz is null or (a.at, a.id) > ($7, $8::uuid))
            order by a.at, a.id limit $9`,
    values: [
      scope.organizationId,
      scope.from,
      scope.to,
      scope.channelId,
      scope.departmentId,
      timeZone,
      page.after?.at ?? null,
      page.after?.id ?? null,
      page.limit,
    ],
  });
}
