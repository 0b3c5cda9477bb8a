import type { BalcaoEvent, Notification } from '@balcao/protocol';
import { describe, expect, test } from 'vitest';
import { emptyInbox, type InboxState, takeEvents, takeNotifications, takeReadAnswer } from './inbox-state.ts';

const at = '2026-11-21T12:00:00.000Z';
const note = (id: string, part: Partial<Notification> = {}): Notification => ({
  id,
  user_id: 'me',
  kind: 'mention',
  conversation_id: null,
  message_id: null,
  data: {},
  at,
  read_at: null,
  ...part,
});
const created = (seq: number, notification: Notification): BalcaoEvent => ({
  type: 'notification.created',
  seq,
  at,
  notification,
});
const mine: InboxState = { ...emptyInbox, userId: 'me' };
const page = (seq: number, items: Notification[], unread: number) => ({
  seq,
  items,
  next_cursor: null,
  unread,
});

describe('The bell', () => {
  test('counts what the server counted and what came since, once each', () => {
    const live = takeEvents(mine, [created(7, note('b')), created(8, note('c', { user_id: 'caio' }))]);
    const read = takeNotifications(live, page(6, [note('a')], 1));
    expect(read.notifications.unread).toBe(2);
    expect(takeNotifications(live, page(7, [note('b'), note('a')], 2)).notifications.unread).toBe(2);
    expect(takeEvents(read, [created(9, note('d'))]).notifications.unread).toBe(3);
  });

  test('the answer of reading and its event say the same, in either order', () => {
    const read = takeNotifications(mine, page(5, [note('a'), note('b')], 2));
    const event: BalcaoEvent = {
      type: 'notification.read',
      seq: 6,
      at,
      user_id: 'me',
      notification_ids: ['a'],
      read_at: at,
    };
    const answer = { read_at: at, unread: 1 };
    const rows = (state: InboxState) =>
      Object.values(state.snapshot.notifications).map((part) => [part.value.id, part.value.read_at]);
    const first = takeEvents(takeReadAnswer(read, ['a'], answer), [event]);
    const second = takeReadAnswer(takeEvents(read, [event]), ['a'], answer);
    for (const state of [first, second]) {
      expect(rows(state)).toEqual([
        ['a', at],
        ['b', null],
      ]);
      expect(state.notifications.unread).toBe(1);
    }
  });

  test('all at once leaves another person’s unread', () => {
    const state = takeEvents(mine, [created(1, note('a')), created(2, note('x', { user_id: 'caio' }))]);
    const done = takeReadAnswer(state, null, { read_at: at, unread: 0 });
    expect(done.snapshot.notifications.a?.value.read_at).toBe(at);
    expect(done.snapshot.notifications.x?.value.read_at).toBeNull();
  });
});
