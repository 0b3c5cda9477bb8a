import { describe, expect, test } from 'vitest';
import { makeConversation } from '../../../testing/make.ts';
import { decideComposer, splitRemaining } from './composer-state.ts';

const NOW = Date.parse('2026-11-21T12:00:00.000Z');
const me = { id: 'u1', role: 'agent' as const };
const mine = { type: 'agent' as const, user: { id: 'u1', name: 'Renata' } };
const inMinutes = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString();
const decide = (part: Parameters<typeof makeConversation>[0]) =>
  decideComposer(makeConversation(part), me, NOW);

describe('decideComposer', () => {
  test('nobody writes over the robot, the queue or a colleague', () => {
    expect(decide({ id: '1' })).toEqual({ kind: 'take_from', owner: 'bot' });
    expect(decide({ id: '1', owner: { type: 'queue', user: null } })).toEqual({
      kind: 'take_from',
      owner: 'queue',
    });
    expect(decide({ id: '1', owner: { type: 'agent', user: { id: 'u2', name: 'Caio' } } })).toEqual({
      kind: 'take_from_agent',
      name: 'Caio',
    });
  });

  test('the countdown shows under four hours, not at four', () => {
    expect(decide({ id: '1', owner: mine, window_expires_at: inMinutes(240) })).toMatchObject({
      kind: 'write',
      soon: false,
    });
    expect(decide({ id: '1', owner: mine, window_expires_at: inMinutes(239) })).toMatchObject({
      kind: 'write',
      soon: true,
    });
  });

  test('at the very end of the window only a template goes', () => {
    expect(decide({ id: '1', owner: mine, window_expires_at: inMinutes(0) })).toMatchObject({
      kind: 'window_closed',
    });
    expect(decide({ id: '1', owner: mine })).toEqual({ kind: 'window_closed', since: null });
  });

  test('nobody writes to whom they blocked', () => {
    const contact = { ...makeConversation({ id: 'x' }).contact, blocked: true };
    expect(decide({ id: '1', owner: mine, contact, window_expires_at: inMinutes(60) })).toEqual({
      kind: 'blocked',
    });
  });

  test('a closed conversation and a viewer never write', () => {
    expect(decide({ id: '1', status: 'closed', owner: mine, closed_at: inMinutes(-5) })).toMatchObject({
      kind: 'closed',
    });
    const viewer = { id: 'u1', role: 'viewer' as const };
    expect(decideComposer(makeConversation({ id: '1', owner: mine }), viewer, NOW)).toEqual({
      kind: 'viewer',
    });
  });
});

test('what remains is cut, never rounded up', () => {
  expect(splitRemaining(3 * 3_600_000 + 5 * 60_000 + 59_000)).toEqual({ hours: 3, minutes: 5 });
  expect(splitRemaining(59_000)).toEqual({ hours: 0, minutes: 0 });
  expect(splitRemaining(-1)).toEqual({ hours: 0, minutes: 0 });
});
