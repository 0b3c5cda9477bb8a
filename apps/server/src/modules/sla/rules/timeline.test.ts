import { expect, test } from 'vitest';
import { type LoggedEntry, timelineOf } from './timeline.ts';

const at = (second: number) => new Date(Date.UTC(2026, 5, 12, 10, 0, second));
const logged = (id: string, kind: string, rest: Partial<LoggedEntry> = {}): LoggedEntry => ({
  id,
  kind,
  actor_type: 'system',
  at: at(0),
  reason: null,
  ...rest,
});
const kinds = (...entries: LoggedEntry[]) => timelineOf(entries, []).map((one) => one.kind);

test('is in the order in which the desk saw things, with the times at which they happened', () => {
  const words = [
    { id: '2', by: 'person' as const, at: at(2) },
    { id: '4', by: 'customer' as const, at: at(1) },
  ];
  expect(timelineOf([logged('3', 'assigned', { at: at(3) }), logged('1', 'queued')], words)).toEqual([
    { kind: 'queued', atMs: at(0).getTime() },
    { kind: 'person', atMs: at(2).getTime() },
    { kind: 'assigned', atMs: at(3).getTime() },
    { kind: 'customer', atMs: at(1).getTime() },
  ]);
});

test('leaves out what moves no clock, and kinds it does not know', () => {
  const rest = ['opened', 'bot_replied', 'first_replied', 'transferred', 'rated', 'of tomorrow'];
  expect(kinds(...rest.map((kind, i) => logged(String(i), kind)))).toEqual([]);
});

test('who waits because a person typed on the phone has been answered', () => {
  expect(kinds(logged('1', 'queued', { actor_type: 'phone', reason: 'phone' }))).toEqual([
    'queued',
    'person',
  ]);
});

test('a customer who said "sair", or was blocked, was not resolved', () => {
  expect(kinds(logged('1', 'resolved', { reason: 'left' }))).toEqual(['left_queue']);
  expect(kinds(logged('1', 'resolved', { reason: 'blocked' }))).toEqual(['left_queue']);
  expect(kinds(logged('1', 'resolved', { reason: 'resolvido' }))).toEqual(['resolved']);
});
