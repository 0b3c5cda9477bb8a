import { describe, expect, test } from 'vitest';
import { estimateMinutes } from './estimate.ts';
import { QUIET_MS, shouldTell } from './should-tell.ts';

describe('the estimate of a wait', () => {
  test('is five minutes a place until the department has been measured', () => {
    expect(estimateMinutes({ position: 3, slots: 10, serviceMs: null })).toBe(15);
  });
  test('is place × service time ÷ slots, rounded up, at least a minute', () => {
    expect(estimateMinutes({ position: 3, slots: 2, serviceMs: 8 * 60_000 })).toBe(12);
    expect(estimateMinutes({ position: 1, slots: 10, serviceMs: 60_000 })).toBe(1);
  });
  test('counts one slot while nobody is there', () => {
    expect(estimateMinutes({ position: 2, slots: 0, serviceMs: 6 * 60_000 })).toBe(12);
  });
});

describe('a waiting customer is told where they stand', () => {
  const told = { position: 8, minutes: 40, atMs: 0 };
  const after = (position: number, minutes: number, ms = QUIET_MS) =>
    shouldTell(told, { position, minutes }, ms);
  test('on entering', () => expect(shouldTell(null, { position: 9, minutes: 45 }, 0)).toBe('now'));
  test('when half the places are gone', () => {
    expect(after(4, 20)).toBe('now');
    expect(after(5, 25)).toBe('no');
  });
  test('when they are next', () => {
    expect(shouldTell({ ...told, position: 2 }, { position: 1, minutes: 5 }, QUIET_MS)).toBe('now');
  });
  test('when the wait became twice as long and ten minutes more', () => {
    expect(after(8, 80)).toBe('now');
    expect(shouldTell({ ...told, minutes: 5 }, { position: 8, minutes: 12 }, QUIET_MS)).toBe('no');
  });
  test('not twice within two minutes', () => expect(after(1, 5, QUIET_MS - 1)).toBe('later'));
});
