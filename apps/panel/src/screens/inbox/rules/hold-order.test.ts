import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holdOrder } from './hold-order.ts';

const rows = (ids: string) => [...ids].map((id) => ({ id }));
const held = (fresh: string, ids: string) => {
  const { rows: kept, moved } = holdOrder(rows(fresh), [...ids]);
  return [kept.map((row) => row.id).join(''), moved];
};

describe('holdOrder', () => {
  test('nothing moves while somebody reads', () => {
    expect(held('abcd', 'abcd')).toEqual(['abcd', 0]);
    expect(held('dabc', 'abcd')).toEqual(['abcd', 1]);
    expect(held('xabc', 'abc')).toEqual(['abc', 1]);
  });

  test('rows that left are gone, the next page is added below', () => {
    expect(held('ac', 'abc')).toEqual(['ac', 0]);
    expect(held('abcde', 'abc')).toEqual(['abcde', 0]);
  });

  test('only rows that still exist are shown, each once', () => {
    const ids = fc.uniqueArray(fc.constantFrom(...'abcdefgh'));
    fc.assert(
      fc.property(ids, ids, (fresh, before) => {
        const { rows: kept, moved } = holdOrder(rows(fresh.join('')), before);
        const shown = kept.map((row) => row.id);
        expect(new Set(shown).size).toBe(shown.length);
        expect(shown.every((id) => fresh.includes(id))).toBe(true);
        expect(moved).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
