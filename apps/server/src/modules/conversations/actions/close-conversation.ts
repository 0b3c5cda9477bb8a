import { AppError, type Conversation, type DeskSettings } from '@balcao/protocol';
import type { Tx } from '../../../platform/db/index.ts';
import type { Changes } from '../changes.ts';
import type { Line } from '../conversation.types.ts';
import { addActivity, conversationOf, type RuleEnv } from '../rules/line.ts';
import { closeConversation as close } from '../rules/owner.ts';
import { sayAsBot } from '../rules/say-as-bot.ts';
import { isWindowOpen } from '../rules/service-window.ts';
import { surveyQuestion } from '../rules/survey.ts';
import { act } from './act.ts';
import { type ActingPrincipal, type ConversationPorts, logActorOf, mayActFor } from './action.types.ts';
import { endSession } from './end-session.ts';

export type Resolution = { reason?: string | undefined; note?: string | undefined; survey: boolean };

/** A person or program resolves it; the customer is asked for a score when the desk asks and a person answered. */
export function closeConversation(
  ports: ConversationPorts,
  organizationId: string,
  id: string,
  by: ActingPrincipal,
  resolution: Resolution,
): Promise<Conversation> {
  return act(ports, organizationId, id, async (line, env, changes, tx) => {
    if (conversationOf(line).status === 'closed') return;
    if (!mayActFor(by, line)) throw new AppError('NOT_OWNER');
    const desk = await ports.loadDesk(tx, organizationId);
    checkReason(resolution.reason, desk, by);
    const byName = by.kind === 'user' ? await ports.nameOfUser(tx, by.userId) : null;
    await endSession(tx, line);
    const served = conversationOf(line);
    const asks = resolution.survey && desk.survey.kind !== 'off' && served.first_reply_at !== null;
    const agentId = served.assignee_id ?? (by.kind === 'user' ? by.userId : null);
    const { reason, note = null } = resolution;
    const chosen = reason === undefined ? null : { id: reason };
    close(line, { by: logActorOf(by), byName, reason: chosen, note: note || null }, env, changes);
    if (asks) await ask(ports, tx, line, desk, agentId, env, changes);
  });
}

function checkReason(reason: string | undefined, desk: DeskSettings, by: ActingPrincipal): void {
  if (reason === undefined) {
    if (desk.close_reason_required && by.kind === 'user')
      throw new AppError('INVALID_INPUT', {
        details: [
          {
            field: 'reason',
            message: 'Choose why it is closed.',
            code: 'invalid_type',
            expected: 'string',
            received: 'undefined',
          },
        ],
      });
    return;
  }
  if (desk.close_reasons.some((one) => one.id === reason)) return;
  const values = desk.close_reasons.map((one) => one.id);
  throw new AppError('INVALID_INPUT', {
    details: [{ field: 'reason', message: `One of: ${values.join(', ')}.`, code: 'invalid_value', values }],
  });
}

/** Only while the customer may be written to: a template for a survey would cost and annoy. */
async function ask(
  ports: ConversationPorts,
  tx: Tx,
  line: Line,
  desk: DeskSettings,
  agentId: string | null,
  env: RuleEnv,
  changes: Changes,
): Promise<void> {
  const conversation = conversationOf(line);
  const { kind, expires_hours, question } = desk.survey;
  if (kind === 'off' || line.contact.blocked_at !== null) return;
  if (!isWindowOpen(conversation.window_expires_at, env.nowMs)) return;
  const locale = await ports.localeOf(tx, line.organizationId);
  sayAsBot(line, surveyQuestion(kind, locale, question[locale]), env, changes);
  addActivity(line, 'survey_asked', env, changes, { survey: kind });
  changes.surveyRequests.set(line, {
    organization_id: line.organizationId,
    contact_id: line.contact.id,
    channel_id: line.channelId,
    conversation_id: conversation.id,
    agent_id: agentId,
    department_id: conversation.department_id,
    survey: kind,
    step: 'score',
    answer_id: null,
    asked_at: new Date(env.nowMs),
    expires_at: new Date(env.nowMs + expires_hours * 3_600_000),
  });
}
