import { expect, test } from 'vitest';
import { isVisibleTo } from './is-visible-to.ts';

const bia = { kind: 'user', userId: 'bia' } as const;
const caio = { kind: 'user', userId: 'caio' } as const;
const key = { kind: 'key' } as const;
const created = { seq: 1, type: 'notification.created', notification: { user_id: 'bia' } };
const read = { seq: 2, type: 'notification.read', user_id: 'bia', notification_ids: [] };

test.each([
  ['a message', { seq: 3, type: 'message.created' }, [true, true, true]],
  ['a kind of a newer server', { seq: 4, type: 'order.created' }, [true, true, true]],
  ['an event without a kind', { seq: 5 }, [true, true, true]],
  ['a notification', created, [true, false, false]],
  ['that it was read', read, [true, false, false]],
  ['a notification of nobody', { seq: 6, type: 'notification.created' }, [false, false, false]],
  [
    'a notification not understood',
    { seq: 7, type: 'notification.created', notification: null },
    [false, false, false],
  ],
])('%s is seen by who it is for, colleague, key', (_name, event, expected) => {
  expect([bia, caio, key].map((principal) => isVisibleTo(principal, event))).toEqual(expected);
});

test('a key that acts for a person sees none of the person’s notifications', () => {
  expect(isVisibleTo({ kind: 'key', userId: 'bia' }, created)).toBe(false);
});
