import { checkContent } from '@balcao/whatsapp';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultBot } from '../default-bot/default-bot.ts';
import { checkDefinition } from '../definition/check-definition.ts';
import { compileDefinition } from '../definition/compile-definition.ts';
import type { CompiledBot } from '../definition/compiled.types.ts';
import { botDefinitionSchema } from '../definition/definition.schema.ts';
import type { BotContext, BotSession, Decision } from '../engine.types.ts';
import { anyContext, anyPlan, type EventPlan } from '../testing/arbitraries.ts';
import { anyDefinition } from '../testing/arbitrary-definition.ts';
import { IDS, START_MS } from '../testing/fixtures.ts';
import { decide } from './decide.ts';

const plans = fc.array(anyPlan, { minLength: 1, maxLength: 14 });

test('the default bot keeps every promise for any events and any organization', () => {
  fc.assert(
    fc.property(plans, anyContext, (events, context) => keepsPromises(defaultBot, events, context)),
    { numRuns: 120 },
  );
}, 60_000);

test('every definition that passes the compiler keeps every promise', () => {
  let compiled = 0;
  fc.assert(
    fc.property(anyDefinition, plans, anyContext, (definition, events, context) => {
      const checked = checkDefinition(definition);
      if (!checked.ok) return;
      compiled++;
      keepsPromises(checked.definition, events, context);
    }),
    { numRuns: 250 },
  );
  expect(compiled).toBeGreaterThan(25);
}, 60_000);

test('even a definition the compiler refuses never loops, throws or breaks a limit', () => {
  fc.assert(
    fc.property(anyDefinition, plans, anyContext, (definition, events, context) => {
      const parsed = botDefinitionSchema.safeParse(definition);
      if (parsed.success) keepsPromises(compileDefinition(parsed.data), events, context);
    }),
    { numRuns: 120 },
  );
}, 60_000);

function keepsPromises(bot: CompiledBot, events: readonly EventPlan[], context: BotContext): void {
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
      if (effect.type === 'call') callId = effect.callId;
    }
    expect(decision.effects.filter((effect) => effect.type === 'hand_off').length).toBeLessThanOrEqual(1);
    session = decision.session;
  }
}
