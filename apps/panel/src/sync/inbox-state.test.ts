import type { BalcaoEvent } from '@balcao/protocol';
import { describe, expect, test } from 'vitest';
import { makeConversation, makeMessage } from '../testing/make.ts';
import {
  emptyInbox,
  type InboxState,
  takeAnswer,
  takeConversations,
  takeEvents,
  takeMessages,
} from './inbox-state.ts';

const at = '2026-11-21T12:00:00.000Z';
const conversation = makeConversation({ id: 'c' });
const created = (seq: number, id: string, client_key: string | null = null): BalcaoEvent => ({
  type: 'message.created',
  seq,
  at,
  conversation: { ...conversation, epoch: seq },
  message: makeMessage({ id, client_key }),
});
const ids = (state: InboxState) => state.snapshot.threads.c?.value.map((message) => message.id);

describe('the inbox between reads and events', () => {
  test('a read that began before an event does not undo it', () => {
    const live = takeEvents(emptyInbox, [created(7, 'b')]);
    const state = takeConversations(live, 5, [{ ...conversation, epoch: 5 }]);
    expect(state.snapshot.conversations.c?.value.epoch).toBe(7);
  });

  test('a thread read before an event is brought up to it', () => {
    const live = takeEvents(emptyInbox, [created(7, 'b')]);
    const page = { seq: 5, items: [makeMessage({ id: 'a' })], next_cursor: null };
    expect(ids(takeMessages(live, 'c', page))).toEqual(['a', 'b']);
  });

  test('an older page is put on top and loses nothing', () => {
    const first = takeMessages(emptyInbox, 'c', {
      seq: 5,
      items: [makeMessage({ id: 'b' })],
      next_cursor: 'x',
    });
    const live = takeEvents(first, [created(6, 'c')]);
    const state = takeMessages(live, 'c', { seq: 9, items: [makeMessage({ id: 'a' })], next_cursor: null });
    expect(ids(takeEvents(state, [created(8, 'd')]))).toEqual(['a', 'b', 'c', 'd']);
  });

  test('an optimistic item leaves when its message arrives, and only then', () => {
    const item = {
      state: 'sending' as const,
      clientKey: 'k',
      conversationId: 'c',
      content: {},
      attachmentId: null,
      replyToMessageId: null,
      localUrl: null,
      at,
    };
    const state = { ...emptyInbox, outgoing: { c: [item] } };
    expect(takeEvents(state, [created(2, 'a', 'other')]).outgoing.c).toEqual([item]);
    expect(takeEvents(state, [created(2, 'a', 'k')]).outgoing.c).toEqual([]);
  });

  test('the late answer of an action does not undo a newer state', () => {
    const newer = { ...conversation, epoch: 3, updated_at: '2026-11-21T12:00:05.000Z' };
    const state = takeConversations(emptyInbox, 5, [newer]);
    expect(takeAnswer(state, conversation).snapshot.conversations.c?.value.epoch).toBe(3);
  });
});
