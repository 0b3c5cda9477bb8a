import type { Locale } from '@balcao/bot';
import type { InboundContent, OutboundContent } from '@balcao/whatsapp';
import type { SurveyRequest } from '../conversation.types.ts';
import { cutText } from './cut-text.ts';
import { CSAT_SCORES, DESK_TEXTS } from './desk-texts.ts';
import { typedText } from './typed-text.ts';

export type SurveyAnswer =
  | { type: 'score'; score: number }
  | { type: 'comment'; text: string }
  | { type: 'skip' };

const RANGE = { csat: [1, 5], nps: [0, 10] } as const;
const SKIP = /^(pular|skip|omitir|nao|não|no|nao obrigad[oa]|não obrigad[oa])$/i;
// "5", "nota 5", "5 estrelas", "dou 10!": a number and at most a word or two around it.
const SCORE = /^(?:\p{L}+\s){0,2}(\d{1,2})(?:\s\p{L}+){0,2}$/u;
// "9/10", "4 de 5"
const OUT_OF = {
  csat: /(\d)(?:\s*\/\s*|\s+(?:de|of)\s+)5(?!\d)/,
  nps: /(\d)(?:\s*\/\s*|\s+(?:de|of)\s+)10(?!\d)/,
} as const;
const MAX_COMMENT = 2000;

/** Asked when a person resolves: 1-5 as a list to tap, 0-10 as a number to write. */
export function surveyQuestion(
  survey: SurveyRequest['survey'],
  locale: Locale,
  own: string | undefined,
): OutboundContent {
  if (survey === 'nps') return { type: 'text', text: { body: own || DESK_TEXTS.npsQuestion[locale] } };
  return {
    type: 'interactive',
    interactive: {
      type: 'list',
      body: { text: own || DESK_TEXTS.csatQuestion[locale] },
      action: {
        button: DESK_TEXTS.csatButton[locale],
        sections: [
          {
            rows: CSAT_SCORES.map(({ score, title }) => ({
              id: `survey:csat:${score}`,
              title: title[locale],
            })),
          },
        ],
      },
    },
  };
}

/** What a message says to a survey that was asked; null: it is about something else. */
export function readSurveyAnswer(
  request: Pick<SurveyRequest, 'survey' | 'step'>,
  content: InboundContent,
): SurveyAnswer | null {
  const tapped = tappedScore(content);
  if (tapped?.survey === request.survey && request.step === 'score' && isScore(tapped.score, request.survey))
    return { type: 'score', score: tapped.score };
  if (content.type !== 'text') return null;
  const text = typedText(content)?.trim() ?? '';
  if (SKIP.test(text)) return { type: 'skip' };
  if (request.step === 'comment')
    return text === '' ? null : { type: 'comment', text: cutText(text, MAX_COMMENT) };
  return typedScore(text, request.survey);
}

function typedScore(text: string, survey: SurveyRequest['survey']): SurveyAnswer | null {
  // "-1" is no score, least of all a 1.
  if (/^[-−]\s*\d/u.test(text)) return null;
  const stars = /^⭐+$/u.test(text) ? [...text].length : null;
  const words = text
    .replace(OUT_OF[survey], '$1')
    .replace(/[^\p{L}\p{N}\s]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  const score = stars ?? Number(SCORE.exec(words)?.[1] ?? Number.NaN);
  return isScore(score, survey) ? { type: 'score', score } : null;
}

function isScore(score: number, survey: SurveyRequest['survey']): boolean {
  const [least, most] = RANGE[survey];
  return Number.isInteger(score) && score >= least && score <= most;
}

function tappedScore(content: InboundContent): { survey: string; score: number } | null {
  if (content.type !== 'interactive' || content.interactive.type !== 'list_reply') return null;
  const [marker, survey, score] = content.interactive.list_reply.id.split(':');
  return marker === 'survey' && survey !== undefined && /^\d{1,2}$/.test(score ?? '')
    ? { survey, score: Number(score) }
    : null;
}
