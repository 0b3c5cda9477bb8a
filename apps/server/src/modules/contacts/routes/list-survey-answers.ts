import { AppError, listSurveyAnswers as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { pageOfRows, parseTimeCursor } from '../../../platform/db/cursor.ts';
import { route } from '../../../platform/http/index.ts';
import { findSurvivingId } from '../store/merged.ts';
import { listSurveyAnswers } from '../store/survey-answers.ts';
import { surveyAnswerView } from '../views.ts';
import type { ContactRoutesDeps } from './deps.ts';

export function addListSurveyAnswers(app: FastifyInstance, { ports }: ContactRoutesDeps): void {
  route(app, spec, async ({ params, query }, { principal: { organizationId } }) => {
    const after = parseTimeCursor(query.cursor);
    return ports.db.tx(
      organizationId,
      async (tx) => {
        const id = await findSurvivingId(tx, organizationId, params.id);
        if (!id) throw new AppError('NOT_FOUND');
        const rows = await listSurveyAnswers(tx, organizationId, id, { limit: query.limit + 1, after });
        const page = pageOfRows(rows, query.limit, (row) => [row.at.toISOString(), row.id]);
        return { items: page.rows.map(surveyAnswerView), next_cursor: page.next_cursor };
      },
      { readOnly: true },
    );
  });
}
