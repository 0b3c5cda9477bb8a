import type { Presence } from '@balcao/protocol';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PresenceState } from '../agent.types.ts';
import { decidePresence, type PresenceChange } from './decide-presence.ts';

const state = (presence: Presence, wanted: Presence = presence, auto_away = false): PresenceState => ({
  presence,
  wanted,
  auto_away,
});
const choose = (presence: Presence): PresenceChange => ({ kind: 'chosen', presence });

describe('presence', () => {
  test.each<[string, PresenceState, PresenceChange, PresenceState]>([
    ['a choice holds', state('online'), choose('away'), state('away')],
    ['away by choice is not away by silence', state('away', 'online', true), choose('away'), state('away')],
    ['an untouched panel', state('online'), { kind: 'untouched' }, state('away', 'online', true)],
    ['touched again', state('away', 'online', true), { kind: 'touched' }, state('online')],
    ['who chose away stays away when touched', state('away'), { kind: 'touched' }, state('away')],
    ['offline and untouched', state('offline', 'online'), { kind: 'untouched' }, state('offline', 'online')],
    ['the last panel went', state('online'), { kind: 'gone' }, state('offline', 'online')],
    ['it went while untouched', state('away', 'online', true), { kind: 'gone' }, state('offline', 'online')],
    ['a panel is back', state('offline', 'online'), { kind: 'seen' }, state('online')],
    ['a panel of who chose away', state('offline', 'away'), { kind: 'seen' }, state('away')],
    ['offline by choice stays so', state('offline'), { kind: 'seen' }, state('offline')],
    ['at work though offline by choice', state('offline'), { kind: 'worked' }, state('away', 'offline')],
    ['at work before their panel is seen', state('offline', 'online'), { kind: 'worked' }, state('online')],
    ['at work and there', state('away', 'online', true), { kind: 'worked' }, state('away', 'online', true)],
    ['connected all along', state('away', 'online', true), { kind: 'seen' }, state('away', 'online', true)],
  ])('%s', (_name, before, change, after) => {
    expect(decidePresence(before, change)).toEqual(after);
  });

  const changes = fc.oneof(
    fc.constantFrom<Presence>('online', 'away', 'offline').map(choose),
    fc.constantFrom<PresenceChange['kind']>('untouched', 'touched', 'seen', 'worked', 'gone').map(
      (kind) => ({ kind }) as PresenceChange, // none of these carries more
    ),
  );

  test('whatever happens: away by silence only for who chose online; only a choice changes what is wanted; nothing twice', () => {
    fc.assert(
      fc.property(fc.array(changes), changes, (before, change) => {
        const now = before.reduce<PresenceState>(decidePresence, state('offline', 'online'));
        const next = decidePresence(now, change);
        if (next.auto_away) expect(next).toEqual(state('away', 'online', true));
        if (change.kind !== 'chosen') expect(next.wanted).toBe(now.wanted);
        if (next.wanted === 'offline') expect(next.presence).not.toBe('online');
        expect(decidePresence(next, change)).toBe(next);
      }),
    );
  });
});
