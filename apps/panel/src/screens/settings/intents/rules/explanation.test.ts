import { expect, test } from 'vitest';
import { judge, pairWords, percentOf } from './explanation.ts';

const intent = (node: string, score: number, enters = false) => ({
  node,
  name: node,
  score,
  phrase: node,
  matched: [],
  enters,
});
const heard = (first: Parameters<typeof judge>[0]['first'], ...intents: ReturnType<typeof intent>[]) =>
  judge({ first, threshold: 0.6, intents });

test('a command or a call for a person comes before any intent', () => {
  const a = intent('a', 0.9, true);
  expect(heard({ kind: 'person', name: 'humano' }, a)).toEqual({
    verdict: { kind: 'person', name: 'humano' },
    others: [a],
  });
});

test('the intent that is entered is told apart from those that are only like it', () => {
  const [a, b] = [intent('a', 0.9, true), intent('b', 0.7)];
  expect(heard(null, a, b)).toEqual({ verdict: { kind: 'enters', intent: a }, others: [b] });
  expect(heard(null, intent('b', 0.3)).verdict).toEqual({ kind: 'none' });
});

test('a score under the bar never reads like the bar', () => {
  expect([0.5999, 0.6, 0.29, 0.9333, 1].map(percentOf)).toEqual([59, 60, 29, 93, 100]);
});

test('words that were understood as others say as what, each once', () => {
  const matched = [
    { word: 'peddido', as: 'pedido' },
    { word: 'consultar', as: 'consultar' },
    { word: 'consultar', as: 'consultar' },
  ];
  expect(pairWords(matched)).toEqual(['peddido → pedido', 'consultar']);
});
