import type { InboundContent } from '@balcao/whatsapp';
import { decide } from '../engine/decide.ts';
import type { BotEffect, BotEvent, BotSession, Json } from '../engine.types.ts';
import { compile, IDS, makeContext, readBubbles, START_MS, typed } from './fixtures.ts';

type Result = Extract<BotEvent, { type: 'call_result' }>['result'];

/** A conversation step by step, with the webhook's part played by the test. A second passes between steps. */
export function talk(
  nodes: Record<string, unknown>,
  extra: Record<string, unknown> = {},
  context = makeContext(),
) {
  const bot = compile({ schemaVersion: 1, name: 'x', start: 'menu', nodes, ...extra });
  const state: { session: BotSession | null; nowMs: number; effects: readonly BotEffect[] } = {
    session: null,
    nowMs: START_MS - 1000,
    effects: [],
  };
  let callId = '';
  const step = (make: (session: BotSession | null, nowMs: number) => BotEvent, gapMs = 1000) => {
    state.nowMs += gapMs;
    const decision = decide(bot, state.session, make(state.session, state.nowMs), context, state.nowMs, IDS);
    // As the database keeps it.
    state.session = JSON.parse(JSON.stringify(decision.session)) as BotSession;
    state.effects = decision.effects;
    for (const effect of decision.effects) if (effect.type === 'fulfill') callId = effect.callId;
    return readBubbles(decision.effects);
  };
  const result = (of: Result) =>
    step((session) => ({ type: 'call_result', callId, step: session?.step ?? 0, result: of }));
  return {
    bot,
    /** each gives the bubbles that were said */
    says: (content: string | InboundContent, gapMs?: number) =>
      step(
        (_, nowMs) => ({
          type: 'message',
          messageId: `m${nowMs}`,
          content: typeof content === 'string' ? typed(content) : content,
          timestampMs: nowMs,
        }),
        gapMs,
      ),
    answers: (body: Json, status = 200) => result({ ok: true, status, body }),
    fails: (error: string) => result({ ok: false, error }),
    timer: (name: string, gapMs = 3000) =>
      step((session) => ({ type: 'timer', name, step: session?.step ?? 0 }), gapMs),
    result,
    state,
    get session(): BotSession {
      if (!state.session) throw new Error('nothing was said yet');
      return state.session;
    },
    /** what the webhook was asked in the last step */
    get request() {
      return this.calls[0]?.request;
    },
    get calls() {
      return state.effects.flatMap((effect) => (effect.type === 'fulfill' ? [effect] : []));
    },
    get logs() {
      return state.effects.flatMap((effect) => (effect.type === 'log' ? [effect] : []));
    },
    get kinds() {
      return state.effects.map((effect) => effect.type);
    },
  };
}
