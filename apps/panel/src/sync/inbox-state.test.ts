import type { BalcaoEvent } from '@balcao/protocol';
import { describe, expect, test } from 'vitest';
import { makeAgent, makeContact, makeConversation, makeMessage } from '../testing/make.ts';
import {
  emptyInbox,
  type InboxState,
  takeAgentAnswer,
  takeAgents,
  takeAnswer,
  takeContactAnswer,
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
      note: null,
      at,
    };
    const state = { ...emptyInbox, outgoing: { c: [item] } };
    expect(takeEvents(state, [created(2, 'a', 'other')]).outgoing.c).toEqual([item]);
    expect(takeEvents(state, [created(2, 'a', 'k')]).outgoing.c).toEqual([]);
  });

  test('a page of many is as if each had been put alone: what is newer stays', () => {
    const live = takeEvents(emptyInbox, [created(7, 'b')]);
    const others = ['x', 'y'].map((id) => makeConversation({ id, epoch: 3 }));
    const state = takeConversations(live, 5, [{ ...conversation, epoch: 5 }, ...others]);
    const epochs = Object.entries(state.snapshot.conversations).map(([id, part]) => [
      id,
      part.value.epoch,
      part.seq,
    ]);
    expect(epochs).toEqual([
      ['c', 7, 7],
      ['x', 3, 5],
      ['y', 3, 5],
    ]);
  });

  test('the answer of a changed contact reaches their conversations, and its event changes nothing more', () => {
    const contact = makeContact({
      id: 'p',
      name: 'Ana Maria',
      tags: ['vip'],
      updated_at: '2026-11-21T12:00:09.000Z',
    });
    const before = takeConversations(emptyInbox, 5, [conversation]);
    const answered = takeContactAnswer(before, contact);
    expect(answered.snapshot.conversations.c?.value.contact).toMatchObject({
      name: 'Ana Maria',
      tags: ['vip'],
    });
    const told = takeEvents(answered, [{ type: 'contact.updated', seq: 6, at, contact }]);
    expect(told.snapshot.conversations).toEqual(answered.snapshot.conversations);
    const older = makeContact({ id: 'p', name: 'Ana' });
    expect(takeContactAnswer(told, older).snapshot.contacts.p?.value.name).toBe('Ana Maria');
  });

  test('the answer of a changed presence and its event say the same, in either order', () => {
    const agent = makeAgent({ id: 'me', presence: 'online', presence_at: '2026-11-21T12:00:09.000Z' });
    const away = makeAgent({ id: 'me', presence: 'away' });
    const before = takeAgents(emptyInbox, 5, [away]);
    const event: BalcaoEvent = { type: 'agent.updated', seq: 6, at, agent };
    for (const state of [
      takeEvents(takeAgentAnswer(before, agent), [event]),
      takeAgentAnswer(takeEvents(before, [event]), agent),
      takeAgentAnswer(takeEvents(before, [event]), away),
    ])
      expect(state.snapshot.agents.me?.value.presence).toBe('online');
  });

  test('the late answer of an action does not undo a newer state', () => {
    const newer = { ...conversation, epoch: 3, updated_at: '2026-11-21T12:00:05.000Z' };
    const state = takeConversations(emptyInbox, 5, [newer]);
    expect(takeAnswer(state, conversation).snapshot.conversations.c?.value.epoch).toBe(3);
  });
});
