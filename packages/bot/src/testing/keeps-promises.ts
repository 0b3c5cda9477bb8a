import { checkContent, countCharacters } from '@balcao/whatsapp';
import { expect } from 'vitest';
import type { CompiledBot } from '../definition/compiled.types.ts';
import { decide } from '../engine/decide.ts';
import type { BotContext, BotSession, Decision } from '../engine.types.ts';
import type { EventPlan } from './arbitraries.ts';
import { IDS, START_MS } from './fixtures.ts';

/** Whatever comes: deterministic, plain sessions, nothing WhatsApp refuses, and what is stale does nothing. */
export function keepsPromises(bot: CompiledBot, events: readonly EventPlan[], context: BotContext): void {
  let session: BotSession | null = null;
  let callId = 'none';
  let nowMs = START_MS;
  for (const plan of events) {
    nowMs += plan.gapMs;
    const event = plan.make(session?.step ?? 0, callId, nowMs);
    const before: BotSession | null = structuredClone(session);
    const decision: Decision = decide(bot, session, event, context, nowMs, IDS);
    expect(session).toEqual(before);
    // From a stored copy the same decision: nothing hides outside the session.
    expect(decide(bot, before, event, context, nowMs, IDS)).toEqual(decision);
    expect(JSON.parse(JSON.stringify(decision.session))).toEqual(decision.session);
    const isStale = event.type !== 'message' && event.step !== (before?.step ?? 0);
    if (isStale) expect(decision.effects).toEqual([]);
    if (isStale && before) expect(decision.session).toEqual(before);
    for (const effect of decision.effects) {
      if (effect.type === 'say')
        expect(checkContent(effect.content)).toEqual({ ok: true, content: effect.content });
      if (effect.type === 'set_timer') expect(effect.dueAtMs).toBeGreaterThan(nowMs);
      if (effect.type === 'call' || effect.type === 'fulfill') callId = effect.callId;
    }
    expect(decision.effects.filter((effect) => effect.type === 'hand_off').length).toBeLessThanOrEqual(1);
    expectBounded(decision.session);
    session = decision.session;
  }
}

function expectBounded({ log = [], variables, jumps = 0 }: BotSession): void {
  expect(log.length).toBeLessThanOrEqual(40);
  for (const { text } of log) expect(countCharacters(text)).toBeLessThanOrEqual(300);
  expect(Object.keys(variables).length).toBeLessThanOrEqual(200);
  expect(jumps).toBeLessThanOrEqual(5);
}
