import { expect, test } from 'vitest';
import { decideAdmission, didServerAnswer } from './breaker.ts';

test.each([
  [null, 'call'],
  [1001, 'leave_alone'],
  [1000, 'try'],
  [1, 'try'],
] as const)('open until %s, at 1000: %s', (openUntilMs, admission) => {
  const row = { failures: 5, open_until: openUntilMs === null ? null : new Date(openUntilMs) };
  expect(decideAdmission(row, 1000)).toBe(admission);
});

test.each([
  ['ok', 200, true],
  ['malformed', 200, true],
  ['http_error', 400, true],
  ['http_error', 401, true],
  ['http_error', 408, false],
  ['http_error', 429, false],
  ['http_error', 500, false],
  ['http_error', 503, false],
  ['timeout', null, false],
  ['unreachable', null, false],
  ['refused', null, null],
  ['breaker_open', null, null],
] as const)('%s %s: the server answered: %s', (outcome, status, answered) => {
  expect(didServerAnswer(outcome, status)).toBe(answered);
});
