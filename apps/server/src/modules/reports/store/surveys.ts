import type { Tx } from '../../../platform/db/index.ts';
import type { ReportScope } from '../rules/report-scope.ts';

/** An answer belongs to a number by way of its conversation. Uses survey_answers_at. */
const SCOPE = `a.organization_id = $1 and a.at >= $2 and a.at < $3
  and ($5::uuid is null or a.department_id = $5)
  and ($4::uuid is null or exists (select 1 from conversations c
         where c.organization_id = a.organization_id and c.id = a.conversation_id and c.channel_id = $4))`;

const scopeValues = (scope: ReportScope) => [
  scope.organizationId,
  scope.from,
  scope.to,
  scope.channelId,
  scope.departmentId,
];

export type Scores = { survey: 'nps' | 'csat'; agent_id: string | null; score: number; count: number };

export async function countScores(tx: Tx, scope: ReportScope): Promise<Scores[]> {
  return tx.query<Scores>({
    text: `select a.survey, a.agent_id, a.score, count(*)::int as count from survey_answers a
            where ${SCOPE} and a.survey = any('{nps,csat}') group by 1, 2, 3`,
    values: scopeValues(scope),
  });
}

export type SurveyComment = {
  conversation_id: string;
  contact_name: string | null;
  agent_name: string | null;
  survey: 'nps' | 'csat';
  score: number;
  comment: string;
  at: Date;
};

/** Newest first. */
export async function listComments(tx: Tx, scope: ReportScope, limit: number): Promise<SurveyComment[]> {
  return tx.query<SurveyComment>({
    text: `select a.conversation_id,
                  (select k.name from contacts k where k.organization_id = a.organization_id and k.id = a.contact_id) as contact_name,
                  (select u.name from users u where u.id = a.agent_id) as agent_name, a.survey, a.score, a.comment, a.at
             from survey_answers a
            where ${SCOPE} and a.survey = any('{nps,csat}') and a.comment <> ''
            order by a.at desc, a.id desc limit $6`,
    values: [...scopeValues(scope), limit],
  });
}
