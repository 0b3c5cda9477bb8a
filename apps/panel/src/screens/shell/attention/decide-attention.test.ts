import type { BalcaoEvent, Notification } from '@balcao/protocol';
import { describe, expect, test } from 'vitest';
import { makeConversation, makeMessage } from '../../../testing/make.ts';
import { type AttentionContext, decideAttention } from './decide-attention.ts';

const at = '2026-11-21T12:00:00.000Z';
const here: AttentionContext = { userId: 'me', nowMs: Date.parse(at) + 1000, lookingAt: null };
const mine = makeConversation({ id: 'c', owner: { type: 'agent', user: { id: 'me', name: 'Eu' } } });
const said = (
  part: Partial<Parameters<typeof makeConversation>[0]> = {},
  direction: 'inbound' | 'outbound' = 'inbound',
): BalcaoEvent => ({
  type: 'message.created',
  seq: 1,
  at,
  conversation: { ...mine, ...part },
  message: makeMessage({ id: 'm', direction }),
});
const told = (part: Partial<Notification> = {}): BalcaoEvent => ({
  type: 'notification.created',
  seq: 1,
  at,
  notification: {
    id: 'n',
    user_id: 'me',
    kind: 'mention',
    conversation_id: 'c',
    message_id: null,
    data: {},
    at,
    read_at: null,
    ...part,
  },
});
const rings = (event: BalcaoEvent, part: Partial<AttentionContext> = {}) =>
  decideAttention(event, { ...here, ...part }) !== null;

describe('A tone sounds', () => {
  test('for a customer’s word in a conversation of mine, and for nobody else’s', () => {
    expect(rings(said())).toBe(true);
    expect(rings(said({ owner: { type: 'agent', user: { id: 'caio', name: 'Caio' } } }))).toBe(false);
    expect(rings(said({ owner: { type: 'queue', user: null } }))).toBe(false);
    expect(rings(said({}, 'outbound'))).toBe(false);
    expect(rings(said({ contact: { ...mine.contact, blocked: true } }))).toBe(false);
  });

  test('not for what is read on the screen at this moment', () => {
    expect(rings(said(), { lookingAt: 'c' })).toBe(false);
    expect(rings(said(), { lookingAt: 'other' })).toBe(true);
  });

  test('for mentions, conversations given to me and breaches; early alerts stay quiet', () => {
    for (const kind of ['mention', 'assigned', 'transferred', 'sla_breach'] as const)
      expect([kind, rings(told({ kind }))]).toEqual([kind, true]);
    expect(rings(told({ kind: 'sla_alert' }))).toBe(false);
    expect(rings(told({ user_id: 'caio' }))).toBe(false);
  });

  test('not for what happened while the connection was lost', () => {
    expect(rings(said(), { nowMs: Date.parse(at) + 61_000 })).toBe(false);
  });
});
