import { expect, test } from 'vitest';
import { formatDuration } from './format-duration.ts';

test.each([
  [0, '–'],
  [84, '84 ms'],
  [999, '999 ms'],
  [2310, '2,3 s'],
  [10_000, '10 s'],
])('%i ms read as %s', (ms, words) => {
  expect(formatDuration(ms, 'pt-BR')).toBe(words);
});
