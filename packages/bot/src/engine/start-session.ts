import type { CompiledBot } from '../definition/compiled.types.ts';
import type { BotContext, BotSession } from '../engine.types.ts';

export type BotIds = { botId: string; versionId: string };

export const FIRST_STATE = 'INICIO';

/** A session before its first turn: step 0, nothing said yet. */
export function startSession(bot: CompiledBot, ids: BotIds, context: BotContext, nowMs: number): BotSession {
  return {
    botId: ids.botId,
    versionId: ids.versionId,
    locale: context.locale,
    node: bot.start,
    state: bot.nodes.get(bot.start)?.state ?? FIRST_STATE,
    step: 0,
    status: 'active',
    variables: {},
    attempts: 0,
    failures: 0,
    options: [],
    startedAtMs: nowMs,
    lastInboundAtMs: nowMs,
  };
}
