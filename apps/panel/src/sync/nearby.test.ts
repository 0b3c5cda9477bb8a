import { describe, expect, test } from 'vitest';
import { type NearbyState, nearbyNow, takeNearby } from './nearby.ts';

const caio = { id: 'caio', name: 'Caio' };
const says = (type: string, user: unknown = caio, conversation_id: unknown = 'c') => ({
  type,
  conversation_id,
  user,
});
const hear = (...heard: [number, Record<string, unknown>][]) =>
  heard.reduce<NearbyState>((state, [ms, message]) => takeNearby(state, message, 'me', ms), {});
const there = (state: NearbyState, ms: number) =>
  nearbyNow(state.c ?? [], ms).map(({ name, doing }) => `${name} ${doing}`);

describe('Colleagues in a conversation', () => {
  test('who writes is said to write until a few seconds after the last letter, then to look', () => {
    const state = hear([0, says('composing')], [3000, says('composing')]);
    expect(there(state, 9000)).toEqual(['Caio composing']);
    expect(there(state, 11_000)).toEqual(['Caio viewing']);
    expect(there(state, 80_000)).toEqual([]);
  });

  test('a look told while somebody writes does not end the writing', () => {
    expect(there(hear([0, says('composing')], [1000, says('viewing')]), 2000)).toEqual(['Caio composing']);
    expect(there(hear([0, says('viewing')], [1000, says('composing')]), 2000)).toEqual(['Caio composing']);
  });

  test('those who write come first', () => {
    const state = hear([0, says('viewing', { id: 'a', name: 'Ana' })], [0, says('composing')]);
    expect(there(state, 1000)).toEqual(['Caio composing', 'Ana viewing']);
  });

  test('one’s own other tab is nobody, and what is not understood changes nothing', () => {
    const before = hear([0, says('composing')]);
    for (const message of [
      says('composing', { id: 'me', name: 'Eu' }),
      says('dancing'),
      says('composing', 'caio'),
      says('composing', caio, 7),
      {},
    ])
      expect(takeNearby(before, message, 'me', 1)).toBe(before);
  });
});
