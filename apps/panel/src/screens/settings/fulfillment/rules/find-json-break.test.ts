import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findJsonBreak } from './find-json-break.ts';

test.each([
  ['{"pedido": 4821}', null],
  [' [1, -2.5e3, "a\\u00e7", true, null, {}] ', null],
  ['', 0],
  ['{', 1],
  ['{"a": 1,}', 8],
  ["{'a': 1}", 1],
  ['{"a" 1}', 5],
  ['{"a": um}', 6],
  ['[1 2]', 3],
  ['{"a": "b\n"}', 6],
  ['{"a": 01}', 7],
  ['{"a": 1} fim', 9],
  ['[1}', 2],
])('%j stops being JSON at %s', (text, at) => {
  expect(findJsonBreak(text)).toBe(at);
});

const parses = (text: string) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

test('it is of one mind with JSON.parse, over whole and damaged texts', () => {
  const damaged = fc
    .tuple(fc.json(), fc.nat(), fc.nat(3), fc.constantFrom('', ',', '"', '{', ']', ':', '1', ' ', '\\', 'e'))
    .map(([text, place, cut, put]) => {
      const at = place % (text.length + 1);
      return text.slice(0, at) + put + text.slice(at + cut);
    });
  fc.assert(
    fc.property(fc.oneof(fc.json(), damaged), (text) => {
      expect(findJsonBreak(text) === null).toBe(parses(text));
    }),
    { numRuns: 2000 },
  );
});
