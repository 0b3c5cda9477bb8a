import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isGuessable, makeToken, TOKEN_BYTES } from './make-token.ts';

test('a made token keeps all its bytes, in characters that need no quotes', () => {
  const random = fc.uint8Array({ minLength: TOKEN_BYTES, maxLength: TOKEN_BYTES });
  fc.assert(
    fc.property(random, (given) => {
      const token = makeToken(given);
      expect(token).toMatch(/^[\w-]{43}$/);
      const bytes = atob(token.replaceAll('-', '+').replaceAll('_', '/'));
      expect([...bytes].map((byte) => byte.charCodeAt(0))).toEqual([...given]);
    }),
  );
});

test.each([
  ['segredo', true],
  ['1234', true],
  ['aaaaaaaaaaaaaaaaaaaaaaaaaaaa', true],
  ['0b9c1f5e7a3d4826bb01', false],
  ['q3Jk-8vTz_0pLmXw2RsYbN4d', false],
])('%s can be guessed: %s', (token, guessable) => {
  expect(isGuessable(token)).toBe(guessable);
});
