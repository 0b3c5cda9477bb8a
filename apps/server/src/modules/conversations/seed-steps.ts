import type { InboundContent, InboundMessageEvent, OutboundContent } from '@balcao/whatsapp';
import type { Changes } from './changes.ts';
import type { Line, MessageRow, Priority } from './conversation.types.ts';
import { RANK } from './rules/delivery-status.ts';
import { DESK_TEXTS, positionText } from './rules/desk-texts.ts';
import { addActivity, addMessage, addQuiet, conversationOf, logService, messageOf } from './rules/line.ts';
import { closeConversation, giveToAgent } from './rules/owner.ts';
import { receiveMessage } from './rules/receive-message.ts';
import { sayAsBot } from './rules/say-as-bot.ts';
import { isWindowOpen } from './rules/service-window.ts';
import { surveyQuestion } from './rules/survey.ts';
import type { TurnEnv } from './rules/take-turn.ts';
import { notePersonsWord } from './rules/while-waiting.ts';

export type SeedPerson = { id: string; name: string };

/** What customers and people did; what the bot answers follows from it. */
export type SeedStep = { atMs: number } & (
  | {
      type: 'customer';
      /** a title of the bot's last question is tapped, everything else is written */
      says: string;
      referral?: InboundMessageEvent['referral'];
    }
  | { type: 'told'; position: number; minutes: number }
  | { type: 'priority'; by: SeedPerson; priority: Priority }
  | { type: 'assigned'; to: SeedPerson }
  /** `fails`: WhatsApp could not deliver it */
  | { type: 'person'; by: SeedPerson; says: string; fails?: boolean }
  | { type: 'note'; by: SeedPerson; body: string; mentions: string[] }
  | { type: 'transferred'; by: SeedPerson; to: SeedPerson; note: string }
  /** `by` null: let go after a long silence. `asks`: for a score, where the desk may ask */
  | { type: 'closed'; by: SeedPerson | null; reason: string; asks: boolean }
);

type Step<T extends SeedStep['type']> = Extract<SeedStep, { type: T }>;

const SURVEY_MS = 24 * 3_600_000;

/** Lets one step change the line by the rules that the same act takes when it happens now. */
export function playStep(line: Line, step: SeedStep, env: TurnEnv, changes: Changes): void {
  switch (step.type) {
    case 'customer':
      return hear(line, step, env, changes);
    case 'told':
      sayAsBot(line, textOf(positionText(env.locale, placeOf(line, step))), env, changes);
      return addActivity(line, 'queued', env, changes, placeOf(line, step));
    case 'priority':
      conversationOf(line).priority = step.priority;
      changes.queue.add(line);
      return addActivity(line, 'priority_changed', env, changes, {
        priority: step.priority,
        by: step.by.name,
      });
    case 'assigned':
      giveToAgent(line, step.to, { type: 'system', id: null }, env, changes);
      return addActivity(line, 'assigned', env, changes, { to: step.to.name });
    case 'person':
      return speak(line, step, env, changes);
    case 'note':
      return addQuiet(line, noteOf(line, step.by, step.body, step.mentions, env), env, changes);
    case 'transferred':
      return transfer(line, step, env, changes);
    case 'closed':
      return close(line, step, env, changes);
    default:
      return step satisfies never;
  }
}

const textOf = (body: string): OutboundContent => ({ type: 'text', text: { body } });

function placeOf(line: Line, { position, minutes }: Step<'told'>) {
  return { position, minutes, department: line.names.department_name };
}

function hear(line: Line, step: Step<'customer'>, env: TurnEnv, changes: Changes): void {
  const { contact } = line;
  if (line.conversation?.status === 'closed') {
    changes.closedConversations.push({ conversation: line.conversation, names: line.names });
    line.conversation = null;
  }
  const event: InboundMessageEvent = {
    kind: 'message',
    wabaId: '',
    phoneNumberId: '',
    wamid: '',
    timestampMs: step.atMs,
    from: { waId: contact.phone ?? '' },
    content: contentOf(step.says, lastQuestion(changes, contact.id)),
    ...(step.referral ? { referral: step.referral } : {}),
  };
  const id = env.newId();
  receiveMessage(line, event, id, env, changes);
  const message = changes.messages.findLast((one) => one.id === id);
  if (message) message.wamid = null;
}

function lastQuestion(changes: Changes, contactId: string): MessageRow | undefined {
  return changes.messages.findLast(
    (message) => message.contact_id === contactId && message.direction === 'outbound',
  );
}

/** A row's title is cut to what WhatsApp shows; its description then begins with the whole. */
function contentOf(says: string, question: MessageRow | undefined): InboundContent {
  const text: InboundContent = { type: 'text', text: { body: says } };
  if (question?.content.type !== 'interactive') return text;
  const { interactive } = question.content;
  if (interactive.type === 'button') {
    const button = interactive.action.buttons.find(({ reply }) => reply.title === says);
    return button
      ? { type: 'interactive', interactive: { type: 'button_reply', button_reply: button.reply } }
      : text;
  }
  if (interactive.type !== 'list') return text;
  const row = interactive.action.sections
    .flatMap((section) => section.rows)
    .find(({ title, description }) => title === says || description?.startsWith(says));
  return row ? { type: 'interactive', interactive: { type: 'list_reply', list_reply: row } } : text;
}

function speak(line: Line, { by, says, fails }: Step<'person'>, env: TurnEnv, changes: Changes): void {
  notePersonsWord(line, { type: 'user', id: by.id }, env, changes);
  const message = messageOf(line, env, {
    direction: 'outbound',
    content: textOf(says),
    actor_type: 'user',
    actor_id: by.id,
    actor_name: by.name,
    status: fails ? RANK.failed : RANK.queued,
    failure: fails
      ? { code: 131026, title: 'Message undeliverable', details: 'Unable to deliver message.' }
      : null,
  });
  addMessage(line, message, env, changes);
  conversationOf(line).unread_count = 0;
}

function noteOf(line: Line, by: SeedPerson, body: string, mentions: string[], env: TurnEnv): MessageRow {
  return messageOf(line, env, {
    direction: 'system',
    content: { type: 'note', note: { body, mentions } },
    actor_type: 'user',
    actor_id: by.id,
    actor_name: by.name,
  });
}

function transfer(line: Line, step: Step<'transferred'>, env: TurnEnv, changes: Changes): void {
  const { by, to } = step;
  const who = { type: 'user', id: by.id } as const;
  logService(line, 'transferred', who, env, changes, { department_id: null, agent_id: to.id });
  addActivity(line, 'transferred', env, changes, { by: by.name, department: null, to: to.name });
  addQuiet(line, noteOf(line, by, step.note, [], env), env, changes);
  giveToAgent(line, to, who, env, changes);
}

function close(line: Line, { by, reason, asks }: Step<'closed'>, env: TurnEnv, changes: Changes): void {
  const conversation = conversationOf(line);
  const agentId = conversation.assignee_id;
  // A person's end is the bot's too.
  if (by) line.session = null;
  closeConversation(
    line,
    {
      by: by ? { type: 'user', id: by.id } : { type: 'system', id: null },
      byName: by?.name ?? null,
      reason: by ? { id: reason } : 'abandoned',
      note: null,
    },
    env,
    changes,
  );
  if (!isWindowOpen(conversation.window_expires_at, env.nowMs)) return;
  if (!by) return void sayAsBot(line, textOf(DESK_TEXTS.abandoned[env.locale]), env, changes);
  if (!asks || conversation.first_reply_at === null) return;
  sayAsBot(line, surveyQuestion('csat', env.locale, undefined), env, changes);
  addActivity(line, 'survey_asked', env, changes, { survey: 'csat' });
  const request = {
    organization_id: line.organizationId,
    contact_id: line.contact.id,
    channel_id: line.channelId,
    conversation_id: conversation.id,
    agent_id: agentId,
    department_id: conversation.department_id,
    survey: 'csat' as const,
    step: 'score' as const,
    answer_id: null,
    asked_at: new Date(env.nowMs),
    expires_at: new Date(env.nowMs + SURVEY_MS),
  };
  changes.surveyRequests.set(line, request);
  // What the customer says next belongs to it still.
  line.closed = { conversation, names: line.names, request };
}
