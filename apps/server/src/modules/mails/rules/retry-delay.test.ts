import { expect, test } from 'vitest';
import { MAX_TRIES, retryDelayMs } from './retry-delay.ts';

test('eight tries, each later than the one before, all within a day', () => {
  const delays = Array.from({ length: MAX_TRIES - 1 }, (_, i) => retryDelayMs(i + 1) ?? 0);
  expect(MAX_TRIES).toBe(8);
  expect(retryDelayMs(MAX_TRIES)).toBeNull();
  expect(delays).toEqual([...delays].sort((a, b) => a - b));
  expect(delays.reduce((sum, delay) => sum + delay, 0)).toBeLessThan(24 * 3_600_000);
});
