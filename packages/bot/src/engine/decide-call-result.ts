import type { CompiledBot } from '../definition/compiled.types.ts';
import type { BotContext, BotEvent, BotSession, Decision } from '../engine.types.ts';
import { endSession } from './close-session.ts';
import { WINDOW_MS } from './decide-message.ts';
import { finishTurn } from './finish-turn.ts';
import { runNodes } from './run-nodes.ts';
import { makeCallId, saveCallResult } from './start-call.ts';
import { takeFulfillment } from './take-fulfillment.ts';
import { beginTurn, log } from './turn.ts';

type CallResultEvent = Extract<BotEvent, { type: 'call_result' }>;

/** The answer to the call the session waits for; any other does nothing. */
export function decideCallResult(
  bot: CompiledBot,
  session: BotSession,
  event: CallResultEvent,
  context: BotContext,
  nowMs: number,
): Decision {
  const node = bot.nodes.get(session.node);
  const isAwaited =
    session.status === 'waiting_call' &&
    (node?.type === 'call' || node?.type === 'intent') &&
    event.step === session.step &&
    event.callId === makeCallId({ session }, node.id);
  if (!isAwaited) return { session, effects: [] };
  const turn = beginTurn(bot, { ...session, status: 'active' }, context, nowMs);
  turn.effects.push({ type: 'cancel_timer', name: 'call' });
  if (node.type === 'intent') turn.effects.push({ type: 'cancel_timer', name: 'hold' });
  if (nowMs > session.lastInboundAtMs + WINDOW_MS) {
    log(turn, 'WINDOW_CLOSED', `The answer to node "${node.id}" came after the service window closed.`);
    endSession(turn, 'expired');
    return finishTurn(turn);
  }
  const { result } = event;
  if (node.type === 'intent') {
    takeFulfillment(turn, node, result);
    return finishTurn(turn);
  }
  if (result.ok && result.status >= 200 && result.status < 300) {
    saveCallResult(turn, node, result.status, result.body);
    if (node.def.next === undefined) endSession(turn, 'finished');
    else runNodes(turn, node.def.next);
    return finishTurn(turn);
  }
  const why = result.ok ? `HTTP ${result.status}` : result.error;
  log(turn, 'CALL_FAILED', `The call of node "${node.id}" failed: ${why}`);
  if (result.ok) saveCallResult(turn, node, result.status, result.body);
  const timedOut = !result.ok && /time.?out/i.test(result.error);
  runNodes(turn, (timedOut ? node.def.onTimeout : undefined) ?? node.def.onError);
  return finishTurn(turn);
}
