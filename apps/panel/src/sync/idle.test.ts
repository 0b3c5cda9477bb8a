import { describe, expect, test } from 'vitest';
import { decideIdle, type IdleInput } from './idle.ts';

const MINUTE = 60_000;
const base: IdleInput = {
  nowMs: 100 * MINUTE,
  touchedMs: 90 * MINUTE,
  minutes: 10,
  presence: 'online',
  choseAway: false,
};
const decide = (part: Partial<IdleInput>) => decideIdle({ ...base, ...part });

describe('Away by itself', () => {
  test('after the desk’s minutes without a touch, not a moment earlier', () => {
    expect(decide({})).toBe('away');
    expect(decide({ touchedMs: 90 * MINUTE + 1 })).toBeNull();
    expect(decide({ minutes: null })).toBeNull();
  });

  test('only who is online goes away', () => {
    expect(decide({ presence: 'away' })).toBeNull();
    expect(decide({ presence: 'offline' })).toBeNull();
  });

  test('the first touch brings back who went by itself, also from another browser, and nobody who chose it', () => {
    const touched = { touchedMs: 100 * MINUTE, presence: 'away' as const };
    expect(decide(touched)).toBe('back');
    expect(decide({ ...touched, choseAway: true })).toBeNull();
    expect(decide({ ...touched, presence: 'offline' })).toBeNull();
  });
});
