import type { CompiledBot } from '../definition/compiled.types.ts';
import type { BotContext, BotEvent, BotSession, Decision } from '../engine.types.ts';
import { decideCallResult } from './decide-call-result.ts';
import { decideMessage } from './decide-message.ts';
import { decideTimer } from './decide-timer.ts';
import { type BotIds, startSession } from './start-session.ts';

/**
 * What the bot does about one event: a new session and effects. Pure, deterministic, total and bounded.
 *
 * @example
 * decide(bot, null, { type: 'message', messageId, content: { type: 'text', text: { body: 'oi' } }, timestampMs }, context, nowMs, ids)
 * // { session: { state: 'MENU_PRINCIPAL', … }, effects: [{ type: 'say', content: { type: 'interactive', … } }] }
 */
export function decide(
  bot: CompiledBot,
  session: BotSession | null,
  event: BotEvent,
  context: BotContext,
  nowMs: number,
  ids: BotIds,
): Decision {
  switch (event.type) {
    case 'message':
      return decideMessage(bot, session, event, context, nowMs, ids);
    case 'timer':
      return session ? decideTimer(bot, session, event, context, nowMs) : nothing(bot, context, nowMs, ids);
    case 'call_result':
      return session
        ? decideCallResult(bot, session, event, context, nowMs)
        : nothing(bot, context, nowMs, ids);
    default:
      return event satisfies never;
  }
}

function nothing(bot: CompiledBot, context: BotContext, nowMs: number, ids: BotIds): Decision {
  return { session: startSession(bot, ids, context, nowMs), effects: [] };
}
