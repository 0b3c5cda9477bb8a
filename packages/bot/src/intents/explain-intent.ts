import type { CompiledBot } from '../definition/compiled.types.ts';
import { type IntentMatch, matchIntents } from './match-intents.ts';

/** `enters`: this is the intent that the message leads to. */
export type IntentExplanation = IntentMatch & { enters: boolean };

/**
 * Every intent a message is like at all, the likeliest first, and why: for test consoles.
 *
 * @example
 * explainIntent(bot, 'consulta meu peddido')
 * // [{ node: 'consultar', name: 'Consultar pedido', score: 0.9333, phrase: 'consultar pedido',
 * //    matched: [{ word: 'consulta', as: 'consultar' }, { word: 'peddido', as: 'pedido' }], enters: true }]
 */
export function explainIntent(bot: Pick<CompiledBot, 'intents'>, text: string): IntentExplanation[] {
  const { matcher } = bot.intents;
  return matchIntents(matcher, text).map((match, i) => ({
    ...match,
    enters: i === 0 && match.score >= matcher.threshold,
  }));
}
