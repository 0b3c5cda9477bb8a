import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FREE_TRIES, lockSecondsAfter } from './lockout.ts';

describe('lockSecondsAfter', () => {
  it('lets the first tries go free and then doubles the wait', () => {
    expect([1, 4, 5, 6, 7].map(lockSecondsAfter)).toEqual([0, 0, 30, 60, 120]);
  });

  it('never shrinks with more tries and never passes a quarter of an hour', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (tries) => {
        const seconds = lockSecondsAfter(tries);
        expect(lockSecondsAfter(tries + 1)).toBeGreaterThanOrEqual(seconds);
        expect(seconds).toBeLessThanOrEqual(900);
        expect(seconds > 0).toBe(tries >= FREE_TRIES);
      }),
    );
  });
});
