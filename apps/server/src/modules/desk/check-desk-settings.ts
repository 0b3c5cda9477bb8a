import { AppError, type DeskSettings, type InputDetail } from '@balcao/protocol';

const BEST_SCORE = { csat: 5, nps: 10, off: 10 } as const;
/** WhatsApp's limit of the text above reply buttons. */
const LONGEST_QUESTION = 1024;

/** What the shapes alone do not say. Throws INVALID_INPUT. */
export function checkDeskSettings(settings: DeskSettings): void {
  const { survey, close_reasons: reasons } = settings;
  const details: InputDetail[] = [];
  const best = BEST_SCORE[survey.kind];
  if (survey.comment_up_to > best)
    details.push({
      field: 'survey.comment_up_to',
      message: `At most ${best}: the best score of this survey.`,
      code: 'too_big',
      origin: 'number',
      maximum: best,
      inclusive: true,
    });
  for (const [locale, question] of Object.entries(survey.question))
    if (question.length > LONGEST_QUESTION)
      details.push({
        field: `survey.question.${locale}`,
        message: `At most ${LONGEST_QUESTION} characters.`,
        code: 'too_big',
        origin: 'string',
        maximum: LONGEST_QUESTION,
        inclusive: true,
      });
  const ids = reasons.map((reason) => reason.id);
  for (const [i, id] of ids.entries())
    if (ids.indexOf(id) < i)
      details.push({
        field: `close_reasons.${i}.id`,
        message: 'Another reason has this id.',
        code: 'duplicate',
      });
  if (settings.close_reason_required && reasons.length === 0)
    details.push({
      field: 'close_reason_required',
      message: 'Add a reason first: without one nothing could be resolved.',
      code: 'invalid_value',
      values: [false],
    });
  if (details.length > 0) throw new AppError('INVALID_INPUT', { details });
}
