import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createHideValues } from './hide-values.ts';
import { MASK } from './mask.ts';

const hide = (text: string, ...values: string[]) => createHideValues(values).hide(text);
const hideSaid = (text: string, ...values: string[]) => createHideValues(values).hideSaid(text);

describe('a value of six characters or more', () => {
  test.each([
    ['minha senha é abc12345, viu?', 'abc12345', `minha senha é ${MASK}, viu?`],
    ['é ABC12345', 'abc12345', `é ${MASK}`],
    ['xabc12345y', 'abc12345', `x${MASK}y`],
    ['cartão 4111 1111-1111.1111, tá?', '4111111111111111', `cartão ${MASK}, tá?`],
    ['4 1 1 1 - 1 1', '411111', MASK],
    ['O CORACAO azul', 'coração azul', `O ${MASK}`],
    ['cora\u0063\u0327a\u0303o!', 'coração', `${MASK}!`],
    ['é p@ss-w0rd!! ok', 'p@ss-w0rd!!', `é ${MASK} ok`],
    ['a senha 👍 segredo1 👍', 'segredo1', `a senha 👍 ${MASK} 👍`],
    ['４１１１１１', '411111', MASK],
    ['é ab$$$$$cd12', 'ab$$$$$cd12', `é ${MASK}`],
    ['111 222 e 333', '111222', `${MASK} e 333`],
    ['abc e 12345', 'abc12345', 'abc e 12345'],
    ['segredo1segredo1 segredo1', 'segredo1', `${MASK}${MASK} ${MASK}`],
  ])('%s', (text, value, shown) => {
    expect(hide(text, value)).toBe(shown);
  });
});

describe('a value of three to five goes as a word of its own', () => {
  test.each([
    ['o cvv é 123.', '123', `o cvv é ${MASK}.`],
    ['cvv123', '123', `cvv${MASK}`],
    ['1-2-3', '123', MASK],
    ['pedido 91234 de R$ 1.230', '123', 'pedido 91234 de R$ 1.230'],
    ['sol e girassol', 'sol', `${MASK} e girassol`],
    ['o pin é 0042', '42', 'o pin é 0042'],
    ['o pin é 0742', '742', `o pin é ${MASK}`],
    ['o pin é 1042', '042', 'o pin é 1042'],
    ['***', '***', MASK],
    ['a##b##1', 'a##b##1', MASK],
  ])('%s', (text, value, shown) => {
    expect(hide(text, value)).toBe(shown);
  });
});

test('one or two characters go only where they are all somebody said', () => {
  expect(hide('1 pedido, 1 entrega', '1')).toBe('1 pedido, 1 entrega');
  expect(hideSaid('quero 1 pedido', '1')).toBe('quero 1 pedido');
  expect([hideSaid(' 1. ', '1'), hideSaid('?', '?'), hideSaid('OK', 'ok')]).toEqual([MASK, MASK, MASK]);
  expect(hide('1', '1')).toBe('1');
});

test('the beginning of a value at the end of a text that was cut', () => {
  expect(hideSaid('a chave é MIIEvQIB…', 'MIIEvQIBADANBg')).toBe(`a chave é ${MASK}`);
  expect(hideSaid('a chave é MIIEvQIB', 'MIIEvQIBADANBg')).toBe('a chave é MIIEvQIB');
});

test('several values, one inside the other', () => {
  expect(hide('abc12345 e abc123', 'abc123', 'abc12345')).toBe(`${MASK} e ${MASK}`);
});

test('without values a text is the same; with too many to look for nothing is kept', () => {
  expect(hide('Oi', '', '  ')).toBe('Oi');
  expect(hide('Oi', ...Array.from({ length: 201 }, (_, i) => `valor${i}`))).toBe(MASK);
});

test('a value of six characters is never left in a text, whatever is around and inside it', () => {
  const part = fc.string({ unit: 'grapheme', maxLength: 12 });
  const gaps = fc.constantFrom('', ' ', '-', '. ');
  const secret = fc.stringMatching(/^[a-zà-ö0-9]{6,12}$/u);
  fc.assert(
    fc.property(part, secret, gaps, part, (before, value, gap, after) => {
      const written = [...value].join(gap).toUpperCase();
      const shown = hide(`${before} ${written} ${after}`, value);
      expect(shown).not.toContain(written);
      expect(shown).toContain(MASK);
    }),
  );
});

test('hostile texts are read within the time of a test', () => {
  const long = 'a'.repeat(100_000);
  expect(hide(long, `${'a'.repeat(5000)}b`)).toBe(long);
  expect(hide(`${'a\u0301'.repeat(20_000)}`, `${'a'.repeat(3000)}b`)).toHaveLength(40_000);
  const almost = `${'a'.repeat(1999)}      `.repeat(100);
  const before = process.cpuUsage();
  expect(hide(almost, 'a'.repeat(2000))).toBe(almost);
  // Some 20 ms; looking again from each character took 3 s.
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(1000);
});
