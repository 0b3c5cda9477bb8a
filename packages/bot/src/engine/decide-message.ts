import type { InboundContent } from '@balcao/whatsapp';
import { findTappedId } from '../choices/match-choice.ts';
import { type CompiledBot, type CompiledNode, isQuestion } from '../definition/compiled.types.ts';
import type { BotContext, BotEvent, BotSession, Decision } from '../engine.types.ts';
import { listOptions } from './ask-question.ts';
import { finishTurn } from './finish-turn.ts';
import { hearAtIntent } from './hear-at-intent.ts';
import { findCall, findSpokenCommand, followCall, followCommand, hearPersonButton } from './hear-call.ts';
import { hearIntent } from './hear-intent.ts';
import { findOfferedPerson } from './person-option.ts';
import { runNodes } from './run-nodes.ts';
import { addToLog, readInbound } from './session-log.ts';
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
  const session = heard(
    bot,
    { ...fresh, step: former?.step ?? 0, lastInboundAtMs: event.timestampMs },
    event,
  );
  const turn = beginTurn(bot, session, context, nowMs, readInbound(event.content));
  if (former && former.step > 0) leaveFormer(turn, former);
  if (callsAtOnce(turn, event.content) || hearIntent(turn, event.content)) return finishTurn(turn);
  runNodes(turn, bot.start);
  const tapped = findTappedId(event.content);
  if (tapped !== null) acceptEarlierButton(turn, event.content, tapped);
  return finishTurn(turn);
}

/** Someone who first of all asks for a person gets one; "menu" and "sair" have nothing to leave yet. */
function callsAtOnce(turn: Turn, content: InboundContent): boolean {
  if (hearPersonButton(turn, content)) return true;
  const command = findSpokenCommand(turn, content);
  if (command) {
    if (command.id === 'atendente') followCommand(turn, command, content);
    return command.id === 'atendente';
  }
  const call = findCall(turn, content);
  if (call) followCall(turn, call);
  return call !== null;
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
  const now = heard(bot, { ...session, botId: ids.botId, versionId: ids.versionId }, event);
  const turn = beginTurn(bot, now, context, nowMs, readInbound(event.content));
  if (isQuestion(node) && session.status === 'active') {
    if (!hearPersonButton(turn, event.content)) takeAnswer(turn, node, event.content);
    return finishTurn(turn);
  }
  if (node.type === 'intent' && session.status === 'active') {
    if (!hearPersonButton(turn, event.content)) hearAtIntent(turn, node, event.content);
    return finishTurn(turn);
  }
  if (interrupt(turn, node, session, event.content)) return finishTurn(turn);
  return node.type === 'wait' || node.type === 'call' || node.type === 'intent'
    ? stay(bot, session, event)
    : openSession(bot, session, event, context, nowMs, ids);
}

/**
 * A message while a timer or a call is waited for, or where the bot handed over and was given the contact back: true when
 * it asks for something else, which is then followed.
 */
function interrupt(turn: Turn, node: CompiledNode, session: BotSession, content: InboundContent): boolean {
  const isButton = findOfferedPerson(turn.bot, findTappedId(content)) !== null;
  const command = findSpokenCommand(turn, content);
  const call = findCall(turn, content);
  const onMessage = node.type === 'wait' ? node.def.onMessage : undefined;
  if (!isButton && !command && !call && onMessage === undefined) return false;
  cancelTimers(turn, session);
  turn.session.status = 'active';
  if (isButton) hearPersonButton(turn, content);
  else if (command) followCommand(turn, command, content);
  else if (call) followCall(turn, call);
  else if (onMessage !== undefined) runNodes(turn, onMessage);
  return true;
}

/** Noted without a turn: raising the step would make the awaited timer or call stale. */
function stay(bot: CompiledBot, session: BotSession, event: MessageEvent): Decision {
  return { session: heard(bot, session, event), effects: [] };
}

function heard(bot: CompiledBot, session: BotSession, event: MessageEvent): BotSession {
  const { jumps: _, ...rest } = session;
  const lastInboundAtMs = Math.max(session.lastInboundAtMs, event.timestampMs);
  if (!bot.intents.callsWebhooks) return { ...rest, lastInboundAtMs };
  const log = addToLog(session, 'customer', readInbound(event.content), event.timestampMs);
  return { ...rest, lastInboundAtMs, log };
}

function cancelTimers(turn: Turn, session: BotSession): void {
  if (session.status === 'waiting_call') {
    turn.effects.push({ type: 'cancel_timer', name: 'call' });
    if (session.intent?.node === session.node) turn.effects.push({ type: 'cancel_timer', name: 'hold' });
  } else if (turn.bot.nodes.get(session.node)?.type === 'wait')
    turn.effects.push({ type: 'cancel_timer', name: 'wait' });
}
