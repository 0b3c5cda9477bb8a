import { describe, expect, test } from 'vitest';
import { formatMinutes, formatSpan, formatTimer } from './span.ts';

describe('lengths of time', () => {
  test.each([
    [0, '0 s'],
    [-3, '0 s'],
    [59.4, '59 s'],
    [59.6, '1 min'],
    [214, '3 min 34 s'],
    [600, '10 min'],
    [3_569, '59 min'],
    [3_599, '1 h'],
    [4_210, '1 h 10 min'],
    [86_399, '1 d'],
    [187_200, '2 d 4 h'],
  ])('%d seconds read as %s', (seconds, text) => {
    expect(formatSpan(seconds)).toBe(text);
  });

  test('minutes are told in the units people set', () => {
    expect([15, 90, 240, 1440, 4320].map(formatMinutes)).toEqual([
      '15 min',
      '1 h 30 min',
      '4 h',
      '1 d',
      '3 d',
    ]);
  });

  test.each([
    [-5000, '00:00'],
    [249_999, '04:09'],
    [3_725_000, '1:02:05'],
    [184_320_000, '2 d 03:12'],
  ])('%d ms on a running clock are %s', (ms, text) => {
    expect(formatTimer(ms)).toBe(text);
  });
});
