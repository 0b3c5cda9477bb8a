import { expect, test } from 'vitest';
import { findHold } from './find-hold.ts';

const failure = (code: number | string) => ({ code, title: 'no', details: null });
const MINUTE = 60_000;

test.each([
  [131042, 'paused'],
  [131031, 'paused'],
  [190, 'needs_token'],
])('a message that failed with %s holds its channel: %s', (code, channelStatus) => {
  expect(findHold(failure(code), 0)).toMatchObject({ channelStatus, reason: expect.stringMatching(/./) });
});

test('what concerns one message or one person, or nobody knows, holds nothing', () => {
  for (const code of [131026, 131047, 131049, 999_999, 'WINDOW_CLOSED'])
    expect(findHold(failure(code), 0)).toBe(null);
  expect(findHold(null, 0)).toBe(null);
});

test('a late report holds nothing: it may be repaired by then', () => {
  expect(findHold(failure(131042), 10 * MINUTE)).not.toBe(null);
  expect(findHold(failure(131042), 10 * MINUTE + 1)).toBe(null);
});
