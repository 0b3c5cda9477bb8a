import type { CompiledBot, IntentNode } from '../definition/compiled.types.ts';
import type { BotContext, BotEvent, BotSession, Decision } from '../engine.types.ts';
import { endSession } from './close-session.ts';
import { WINDOW_MS } from './decide-message.ts';
import { finishTurn } from './finish-turn.ts';
import { runNodes } from './run-nodes.ts';
import { fallBack } from './take-fulfillment.ts';
import { beginTurn, log, ownText, sayText, textOf } from './turn.ts';

type TimerEvent = Extract<BotEvent, { type: 'timer' }>;

/** A wait is over, or a call's answer never came. A timer of another step does nothing. */
export function decideTimer(
  bot: CompiledBot,
  session: BotSession,
  event: TimerEvent,
  context: BotContext,
  nowMs: number,
): Decision {
  const node = bot.nodes.get(session.node);
  const unchanged = { session, effects: [] };
  if (event.step !== session.step || !node) return unchanged;
  const isWait = event.name === 'wait' && node.type === 'wait' && session.status === 'active';
  const waitsForCall = session.status === 'waiting_call' && (node.type === 'call' || node.type === 'intent');
  if (event.name === 'hold' && waitsForCall && node.type === 'intent')
    return sayWaiting(bot, session, node, context, nowMs);
  const isCall = event.name === 'call' && waitsForCall;
  if (!isWait && !isCall) return unchanged;
  const turn = beginTurn(bot, { ...session, status: 'active' }, context, nowMs);
  if (nowMs > session.lastInboundAtMs + WINDOW_MS) {
    log(
      turn,
      'WINDOW_CLOSED',
      `The service window closed while node "${node.id}" waited; nothing more may be said freely.`,
    );
    endSession(turn, 'expired');
    return finishTurn(turn);
  }
  if (node.type === 'intent') {
    turn.effects.push({ type: 'cancel_timer', name: 'hold' });
    fallBack(turn, node, 'FULFILLMENT_LOST', 'no result came back in time.');
  } else if (node.type === 'call') {
    log(turn, 'CALL_LOST', `The call of node "${node.id}" got no result in time.`);
    runNodes(turn, node.def.onTimeout ?? node.def.onError);
  } else if (node.type === 'wait' && node.def.next !== undefined) runNodes(turn, node.def.next);
  else endSession(turn, 'finished');
  return finishTurn(turn);
}

/** Once, and without a step of its own: the answer is still waited for. */
function sayWaiting(
  bot: CompiledBot,
  session: BotSession,
  node: IntentNode,
  context: BotContext,
  nowMs: number,
): Decision {
  const { intent } = session;
  const isOver = nowMs > session.lastInboundAtMs + WINDOW_MS;
  if (intent?.node !== node.id || intent.held || isOver) return { session, effects: [] };
  const turn = beginTurn(bot, { ...session, intent: { ...intent, held: true } }, context, nowMs);
  sayText(turn, (node.waiting ? textOf(turn, node.waiting) : '').trim() || ownText(turn, 'waiting'));
  const decision = finishTurn(turn);
  return { ...decision, session: { ...decision.session, step: session.step } };
}
