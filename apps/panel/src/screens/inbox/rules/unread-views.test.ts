import type { Conversation } from '@balcao/protocol';
import { expect, test } from 'vitest';
import { makeConversation } from '../../../testing/make.ts';
import { unreadViews } from './unread-views.ts';

const held = (...list: Partial<Conversation>[]) =>
  Object.fromEntries(
    list.map((part, index) => [
      String(index),
      { seq: 1, value: makeConversation({ id: String(index), unread_count: 1, ...part }) },
    ]),
  );

test('each view counts its own unread conversations, once each', () => {
  const mine = { owner: { type: 'agent' as const, user: { id: 'me', name: 'Eu' } } };
  const other = { owner: { type: 'agent' as const, user: { id: 'caio', name: 'Caio' } } };
  const table = held(
    { ...mine, unread_count: 7 },
    { ...mine, unread_count: 0 },
    other,
    { owner: { type: 'queue', user: null } },
    {},
    { ...mine, status: 'closed' },
  );
  expect(unreadViews(table, 'me')).toEqual({ mine: 1, queue: 1, all: 4, bot: 1 });
  expect(unreadViews(table, null)).toMatchObject({ mine: 0 });
});
