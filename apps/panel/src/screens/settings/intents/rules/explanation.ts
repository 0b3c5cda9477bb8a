import type { BotExplanation } from '@balcao/protocol';

type Heard = BotExplanation['intents'][number];
export type Verdict =
  | { kind: 'command' | 'person'; name: string }
  | { kind: 'enters'; intent: Heard }
  /** nothing is like it enough */
  | { kind: 'none' };

/** What a bot does with a text, and what else it was like. */
export function judge({ first, intents }: BotExplanation): { verdict: Verdict; others: Heard[] } {
  if (first !== null) return { verdict: first, others: intents };
  const entered = intents.find((one) => one.enters);
  if (entered === undefined) return { verdict: { kind: 'none' }, others: intents };
  return { verdict: { kind: 'enters', intent: entered }, others: intents.filter((one) => one !== entered) };
}

/** Cut, not rounded: what stays under the bar must not read like it. `0.9333` → `93` */
export const percentOf = (score: number) => Math.floor(score * 100 + 1e-9);

/** The words that were understood as others, or as themselves: “peddido → pedido”, “pedido”. */
export function pairWords(matched: Heard['matched']): string[] {
  const pairs = matched.map(({ word, as }) => (word === as ? word : `${word} → ${as}`));
  return [...new Set(pairs)];
}
