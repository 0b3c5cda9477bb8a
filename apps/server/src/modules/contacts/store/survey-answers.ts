import type { Queryable } from '../../../platform/db/index.ts';

export type SurveyAnswerRow = {
  id: string;
  survey: 'nps' | 'csat';
  score: number;
  comment: string | null;
  conversation_id: string;
  agent_id: string | null;
  agent_name: string | null;
  at: Date;
};

/** Newest first, after the given one. Uses survey_answers_contact. */
export async function listSurveyAnswers(
  db: Queryable,
  organizationId: string,
  contactId: string,
  page: { limit: number; after: { at: string; id: string } | null },
): Promise<SurveyAnswerRow[]> {
  return db.query<SurveyAnswerRow>({
    text: `select a.id, a.survey, a.score, a.comment, a.conversation_id, a.agent_id,
                  (select u.name from users u where u.id = a.agent_id) as agent_name, a.at
             from survey_answers a
            where a.organization_id = $1 and a.contact_id = $2 and a.survey = any('{nps,csat}')
              and ($3::timestamptz is null or (a.at, a.id) < ($3, $4::uuid))
            order by a.at desc, a.id desc limit $5`,
    values: [organizationId, contactId, page.after?.at ?? null, page.after?.id ?? null, page.limit],
  });
}
