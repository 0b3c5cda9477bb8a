import type { CompiledBot } from '../definition/compiled.types.ts';
import type { BotContext, BotEvent, BotSession, Decision } from '../engine.types.ts';
import { endSession } from './close-session.ts';
import { WINDOW_MS } from './decide-message.ts';
import { finishTurn } from './finish-turn.ts';
import { runNodes } from './run-nodes.ts';
import { beginTurn, log } from './turn.ts';

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
  const isCall = event.name === 'call' && node.type === 'call' && session.status === 'waiting_call';
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
  if (node.type === 'call') {
    log(turn, 'CALL_LOST', `The call of node "${node.id}" got no result in time.`);
    runNodes(turn, node.def.onTimeout ?? node.def.onError);
  } else if (node.type === 'wait' && node.def.next !== undefined) runNodes(turn, node.def.next);
  else endSession(turn, 'finished');
  return finishTurn(turn);
}
