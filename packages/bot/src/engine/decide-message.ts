import type { InboundContent } from '@balcao/whatsapp';
import { findTappedId, findTypedText } from '../choices/match-choice.ts';
import { type CompiledBot, isQuestion } from '../definition/compiled.types.ts';
import type { BotContext, BotEvent, BotSession, Decision } from '../engine.types.ts';
import { listOptions } from './ask-question.ts';
import { findCommand } from './commands.ts';
import { finishTurn } from './finish-turn.ts';
import { runNodes } from './run-nodes.ts';
import { type BotIds, startSession } from './start-session.ts';
import { takeAnswer } from './take-answer.ts';
import { beginTurn, sayText, type Turn, textOf } from './turn.ts';

type MessageEvent = Extract<BotEvent, { type: 'message' }>;

/** The service window: after it nothing may be said freely, and the conversation begins anew. */
export const WINDOW_MS = 86_400_000;

export function decideMessage(
  bot: CompiledBot,
  session: BotSession | null,
  event: MessageEvent,
  context: BotContext,
  nowMs: number,
  ids: BotIds,
): Decision {
  if (!startsTurn(event.content))
    return { session: session ?? startSession(bot, ids, context, nowMs), effects: [] };
  if (session === null || session.step === 0) return openSession(bot, session, event, context, nowMs, ids);
  if (event.timestampMs > session.lastInboundAtMs + WINDOW_MS)
    return openSession(bot, session, event, context, nowMs, ids);
  switch (session.status) {
    case 'ended':
    case 'handed_off':
    case 'broken':
      // Asked again after a person had it: the conversation is the bot's once more, and begins anew.
      return openSession(bot, session, event, context, nowMs, ids);
    case 'active':
    case 'waiting_call':
      return continueSession(bot, session, event, context, nowMs, ids);
    default:
      return session.status satisfies never;
  }
}

/** Reactions, edits and notices are not said to the bot. */
function startsTurn(content: InboundContent): boolean {
  switch (content.type) {
    case 'reaction':
    case 'system':
    case 'request_welcome':
    case 'edit':
    case 'revoke':
    case 'unsupported':
      return false;
    default:
      return true;
  }
}

function openSession(
  bot: CompiledBot,
  former: BotSession | null,
  event: MessageEvent,
  context: BotContext,
  nowMs: number,
  ids: BotIds,
): Decision {
  const fresh = startSession(bot, ids, context, nowMs);
  // Steps go on counting, so that a timer or call of the former session stays stale.
  const turn = beginTurn(
    bot,
    { ...fresh, step: former?.step ?? 0, lastInboundAtMs: event.timestampMs },
    context,
    nowMs,
  );
  if (former && former.step > 0) leaveFormer(turn, former);
  const typed = findTypedText(event.content);
  const command = typed === null ? undefined : findCommand(bot.commands, typed);
  // Someone who first of all asks for a person gets one; "menu" and "sair" have nothing to leave yet.
  if (command?.id === 'atendente') runNodes(turn, command.goto);
  else runNodes(turn, bot.start);
  const tapped = findTappedId(event.content);
  if (tapped !== null) acceptEarlierButton(turn, event.content, tapped);
  return finishTurn(turn);
}

function leaveFormer(turn: Turn, former: BotSession): void {
  const wasOpen = former.status === 'active' || former.status === 'waiting_call';
  if (!wasOpen) return;
  cancelTimers(turn, former);
  turn.effects.push({ type: 'end', outcome: 'expired' });
  sayText(turn, textOf(turn, turn.bot.onExpired));
}

/** Yesterday's menu still works: its button is taken as the answer instead of showing the same menu again. */
function acceptEarlierButton(turn: Turn, content: InboundContent, tapped: string): void {
  const node = turn.bot.nodes.get(turn.session.node);
  if (!node || !isQuestion(node) || !node.question.choices || turn.session.status !== 'active') return;
  if (!listOptions(turn, node.id, node.question.choices).some((option) => option.id === tapped)) return;
  turn.effects = turn.effects.filter((effect) => effect.type !== 'say');
  takeAnswer(turn, node, content);
}

function continueSession(
  bot: CompiledBot,
  session: BotSession,
  event: MessageEvent,
  context: BotContext,
  nowMs: number,
  ids: BotIds,
): Decision {
  const node = bot.nodes.get(session.node);
  // A newer version without this node: the conversation can only begin again.
  if (!node) return openSession(bot, session, event, context, nowMs, ids);
  const turn = beginTurn(
    bot,
    heard({ ...session, botId: ids.botId, versionId: ids.versionId }, event),
    context,
    nowMs,
  );
  if (isQuestion(node) && session.status === 'active') {
    takeAnswer(turn, node, event.content);
    return finishTurn(turn);
  }
  const typed = findTypedText(event.content);
  const command = typed === null ? undefined : findCommand(bot.commands, typed);
  const goto = command?.goto ?? (node.type === 'wait' ? node.def.onMessage : undefined);
  if (goto === undefined)
    return node.type === 'wait' || node.type === 'call'
      ? stay(session, event)
      : openSession(bot, session, event, context, nowMs, ids);
  cancelTimers(turn, session);
  turn.session.status = 'active';
  runNodes(turn, goto);
  return finishTurn(turn);
}

/** Noted without a turn: raising the step would make the awaited timer or call stale. */
function stay(session: BotSession, event: MessageEvent): Decision {
  return { session: heard(session, event), effects: [] };
}

function heard(session: BotSession, event: MessageEvent): BotSession {
  return { ...session, lastInboundAtMs: Math.max(session.lastInboundAtMs, event.timestampMs) };
}

function cancelTimers(turn: Turn, session: BotSession): void {
  if (session.status === 'waiting_call') turn.effects.push({ type: 'cancel_timer', name: 'call' });
  else if (turn.bot.nodes.get(session.node)?.type === 'wait')
    turn.effects.push({ type: 'cancel_timer', name: 'wait' });
}
