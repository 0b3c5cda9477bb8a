import { describe, expect, test } from 'vitest';
import { MAX_CHARACTERS, readWords } from './read-words.ts';

const wordsOf = (message: string) => readWords(message).map((word) => word.text);

describe('addresses are not words of the customer', () => {
  test.each([
    ['meu e-mail é ana.souza@loja.example, ok?', 'meu e mail e ok'],
    ['(ana@loja.example) obrigada', 'obrigada'],
    ['veja https://loja.example/a?b=c agora', 'veja agora'],
    ['veja (www.loja.example/a) agora', 'veja agora'],
    ['comprei em loja.com.br/promo ontem', 'comprei em ontem'],
    ['me chama @ana ou ana@ casa', 'me chama ana ou ana casa'],
    ['fim.começo e loja.comida', 'fim comeco e loja comida'],
  ])('%s', (message, words) => {
    expect(wordsOf(message)).toEqual(words.split(' '));
  });
});

test.each(['@', 'a@', '@.', '.', 'www.', 'http://', '"', "'", "a'"])(
  'the longest message of nothing but %s is read within the time of a test',
  (sign) => {
    expect(() => readWords(sign.repeat(MAX_CHARACTERS))).not.toThrow();
  },
);
