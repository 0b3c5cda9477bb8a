import type { Locale } from '@balcao/bot';
import type { InboundMessageEvent } from '@balcao/whatsapp';
import type { Changes } from '../changes.ts';
import type { ClosedPart, Line, SurveyRequest } from '../conversation.types.ts';
import { DESK_TEXTS } from './desk-texts.ts';
import { addActivity, conversationOf, type DeskEnv, logService } from './line.ts';
import { sayAsBot } from './say-as-bot.ts';
import { readSurveyAnswer, type SurveyAnswer } from './survey.ts';

const COMMENT_MS = 60 * 60_000;

export type AfterEnv = DeskEnv & {
  locale: Locale;
  /** a score up to this asks for a comment */
  commentUpTo: number;
};

/** A closed conversation that a message still belongs to, and what it says to the survey asked at its end. */
export type Belonging = { closed: ClosedPart; answer: SurveyAnswer | null };

/**
 * The answer to a survey goes to the conversation it is about instead of opening another; so does what a blocked
 * contact writes. Null: the message is about something new.
 */
export function findBelonging(line: Line, event: InboundMessageEvent, env: AfterEnv): Belonging | null {
  const { closed } = line;
  if (!closed || line.conversation !== null) return null;
  if (line.contact.blocked_at !== null) return { closed, answer: null };
  const { request } = closed;
  if (request === null || request.expires_at.getTime() <= env.nowMs) return null;
  const answer = readSurveyAnswer(request, event.content);
  return answer === null ? null : { closed, answer };
}

/** Stores the score or comment, thanks, and asks on when the score is low. */
export function applySurveyAnswer(line: Line, answer: SurveyAnswer, env: AfterEnv, changes: Changes): void {
  const request = line.closed?.request;
  if (!request) return;
  switch (answer.type) {
    case 'skip':
      return finish(line, 'skipped', env, changes);
    case 'comment':
      if (request.answer_id !== null) {
        changes.surveyComments.push({
          organization_id: line.organizationId,
          id: request.answer_id,
          comment: answer.text,
        });
        addActivity(line, 'survey_answered', env, changes, { comment: answer.text, survey: request.survey });
      }
      return finish(line, 'thanks', env, changes);
    case 'score':
      return takeScore(line, request, answer.score, env, changes);
    default:
      return answer satisfies never;
  }
}

function takeScore(line: Line, request: SurveyRequest, score: number, env: AfterEnv, changes: Changes): void {
  const conversation = conversationOf(line);
  const { survey, agent_id, department_id } = request;
  const id = env.newId();
  changes.surveys.push({
    organization_id: line.organizationId,
    id,
    conversation_id: conversation.id,
    contact_id: line.contact.id,
    agent_id,
    department_id,
    survey,
    score,
    comment: null,
    at: new Date(env.nowMs),
  });
  addActivity(line, 'survey_answered', env, changes, { score, survey });
  logService(line, 'rated', { type: 'customer', id: null }, env, changes, { survey, score, agent_id });
  const closedAt = conversation.closed_at?.getTime();
  changes.events.push({
    type: 'conversation.rated',
    line,
    conversation,
    extra: {
      survey,
      score,
      comment: null,
      agent_id,
      resolution_time:
        closedAt === undefined ? null : Math.round((closedAt - conversation.created_at.getTime()) / 1000),
    },
  });
  if (score > env.commentUpTo) return finish(line, 'thanks', env, changes);
  const next: SurveyRequest = {
    ...request,
    step: 'comment',
    answer_id: id,
    expires_at: new Date(env.nowMs + COMMENT_MS),
  };
  if (line.closed) line.closed.request = next;
  changes.surveyRequests.set(line, next);
  sayAsBot(line, { type: 'text', text: { body: DESK_TEXTS.askComment[env.locale] } }, env, changes);
}

function finish(line: Line, text: 'thanks' | 'skipped', env: AfterEnv, changes: Changes): void {
  forgetSurvey(line, changes);
  sayAsBot(line, { type: 'text', text: { body: DESK_TEXTS[text][env.locale] } }, env, changes);
}

/** Answered, or the customer moved on. */
export function forgetSurvey(line: Line, changes: Changes): void {
  if (!line.closed?.request) return;
  line.closed.request = null;
  changes.surveyRequests.set(line, null);
}
