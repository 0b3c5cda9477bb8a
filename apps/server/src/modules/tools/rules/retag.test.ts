import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { retag } from './retag.ts';

test.each<[string[], string[], string | null, string[]]>([
  [['a', 'b'], ['b'], 'c', ['a', 'c']],
  [['a', 'b', 'c'], ['b'], 'c', ['a', 'c']],
  [['b', 'B', 'a'], ['b', 'B'], 'c', ['c', 'a']],
  [['a', 'b'], ['b'], null, ['a']],
  [['b'], ['b', 'x'], null, []],
])('%j, %j becoming %s, are %j', (tags, leaving, to, after) => {
  expect(retag(tags, new Set(leaving), to)).toEqual(after);
});

const names = fc.constantFrom<string>('a', 'b', 'c', 'd');

test('nothing leaving stays, nobody else moves, nothing is there twice, a second time changes nothing', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(names),
      fc.uniqueArray(names),
      fc.option(fc.constantFrom<string>('d', 'e')),
      (tags, leaves, to) => {
        const leaving = new Set(leaves.filter((name) => name !== to));
        const after = retag(tags, leaving, to);
        expect(after.some((tag) => leaving.has(tag))).toBe(false);
        expect(new Set(after).size).toBe(after.length);
        const others = (all: string[]) => all.filter((tag) => !leaving.has(tag) && tag !== to);
        expect(others(after)).toEqual(others(tags));
        if (to !== null)
          expect(after.includes(to)).toBe(tags.includes(to) || tags.some((tag) => leaving.has(tag)));
        expect(retag(after, leaving, to)).toBe(after);
      },
    ),
  );
});
