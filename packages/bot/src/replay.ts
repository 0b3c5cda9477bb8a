import type { CompiledBot } from './definition/compiled.types.ts';
import { decide } from './engine/decide.ts';
import type { BotIds } from './engine/start-session.ts';
import type { BotContext, BotEffect, BotEvent, BotSession } from './engine.types.ts';

export type ReplayStep = { event: BotEvent; nowMs: number };
export type ReplayedStep = ReplayStep & { session: BotSession; effects: BotEffect[] };

/** Runs events through a bot, one after the other: the transcript of what it would have done. */
export function replay(
  bot: CompiledBot,
  steps: readonly ReplayStep[],
  context: BotContext,
  ids: BotIds = { botId: 'replay', versionId: 'replay' },
  from: BotSession | null = null,
): ReplayedStep[] {
  let session = from;
  return steps.map((step) => {
    const decision = decide(bot, session, step.event, context, step.nowMs, ids);
    session = decision.session;
    return { ...step, ...decision };
  });
}
