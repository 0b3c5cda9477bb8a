import { type CompiledBot, findBotCommand, findDefaultCommand } from '@balcao/bot';
import type { InboundMessageEvent } from '@balcao/whatsapp';
import type { Changes } from '../changes.ts';
import type { Line, LogActor } from '../conversation.types.ts';
import { DESK_TEXTS } from './desk-texts.ts';
import { addActivity, conversationOf, logService, type RuleEnv } from './line.ts';
import { closeConversation, giveToBot } from './owner.ts';
import { sayAsBot } from './say-as-bot.ts';
import { SERVICE_WINDOW_MS } from './service-window.ts';
import { type TurnEnv, takeTurn } from './take-turn.ts';
import { typedText } from './typed-text.ts';

const THE_CUSTOMER: LogActor = { type: 'customer', id: null };

/** A customer's word where a person is asked: the queue hears that they are there, the SLA clocks may begin. */
export function noteCustomersWord(line: Line, changes: Changes): void {
  const { owner } = conversationOf(line);
  if (owner === 'queue') changes.queue.add(line);
  if (owner !== 'bot') changes.sla.add(line);
}

/** A person's word: the first of an episode is the first response. */
export function notePersonsWord(line: Line, by: LogActor, env: RuleEnv, changes: Changes): void {
  const conversation = conversationOf(line);
  changes.sla.add(line);
  if (by.id !== null) {
    changes.lastAgents.set(line.contact.id, {
      organization_id: line.organizationId,
      contact_id: line.contact.id,
      agent_id: by.id,
    });
  }
  if (conversation.waiting_since === null || conversation.first_reply_at !== null) return;
  conversation.first_reply_at = new Date(env.nowMs);
  // Typed on the phone before anybody waited: it answers nobody, so there is no time to measure.
  if (by.type === 'phone' && conversation.waiting_since.getTime() === env.nowMs) return;
  logService(line, 'first_replied', by, env, changes, {
    after_ms: env.nowMs - conversation.waiting_since.getTime(),
  });
}

/** "menu" and "sair" leave the queue. True: the bot took its turn. */
export function leaveByCommand(
  line: Line,
  event: InboundMessageEvent,
  messageId: string,
  env: TurnEnv,
  changes: Changes,
): boolean {
  const text = typedText(event.content);
  if (text === null) return false;
  const compiled = env.botFor(line.session)?.compiled;
  const bot = compiled && !('problem' in compiled) ? compiled : null;
  const ofBot = bot && nameCommand(bot, text);
  const command = ofBot ?? findDefaultCommand(text);
  if (command === 'menu' && bot) return goOnWithBot(line, event, messageId, env, changes);
  if (command !== 'sair') return false;
  const { session } = line;
  // The bot says goodbye in its own way where it still knows the customer.
  if (ofBot && session && event.timestampMs <= session.lastInboundAtMs + SERVICE_WINDOW_MS)
    return goOnWithBot(line, event, messageId, env, changes);
  addActivity(line, 'left_queue', env, changes);
  closeConversation(line, { by: THE_CUSTOMER, byName: null, reason: 'left', note: null }, env, changes);
  sayAsBot(line, { type: 'text', text: { body: DESK_TEXTS.leftQueue[env.locale] } }, env, changes);
  return false;
}

/** A bot that falls over must not take the message with it: the customer goes on waiting. */
function nameCommand(bot: CompiledBot, text: string): string | null {
  try {
    return findBotCommand(bot, text);
  } catch {
    return null;
  }
}

function goOnWithBot(
  line: Line,
  event: InboundMessageEvent,
  messageId: string,
  env: TurnEnv,
  changes: Changes,
): boolean {
  // Where it handed over, the session knows its commands: "sair" says goodbye instead of greeting.
  if (line.session) line.session = { ...line.session, status: 'active' };
  giveToBot(line, THE_CUSTOMER, env, changes);
  addActivity(line, 'left_queue', env, changes);
  return takeTurn(
    line,
    { type: 'message', messageId, content: event.content, timestampMs: event.timestampMs },
    env,
    changes,
  );
}
