import type { SlaClock } from '@balcao/protocol';
import { expect, test } from 'vitest';
import { decideNotices, type Told } from './decide-notices.ts';

const T = (minute: number) => new Date(Date.UTC(2026, 5, 12, 10, minute)).toISOString();
const ms = (minute: number) => Date.parse(T(minute));
const clock = (rest: Partial<SlaClock>): SlaClock => ({
  clock: 'first_response',
  started_at: T(0),
  alert_at: T(10),
  due_at: T(15),
  state: 'breached',
  ended_at: null,
  elapsed_ms: 0,
  ...rest,
});
const told = (rest: Partial<Told> = {}): Told => ({
  clock: 'first_response',
  level: 'breach',
  startedAt: T(0),
  ...rest,
});

test('an alert and a breach are told, once each', () => {
  expect(decideNotices([clock({ state: 'alert' })], [], ms(10))).toEqual([
    { clock: 'first_response', level: 'alert', startedAt: T(0), dueAt: T(15), isOver: false, isFirst: true },
  ]);
  expect(decideNotices([clock({})], [told({ level: 'alert' })], ms(15))).toMatchObject([
    { level: 'breach', isFirst: true },
  ]);
  expect(decideNotices([clock({})], [told()], ms(20))).toEqual([]);
});

test('after its breach a round has no early alert, although the promise was loosened', () => {
  expect(decideNotices([clock({ state: 'alert' })], [told()], 0)).toEqual([]);
});

test('running, paused and met clocks have nothing to tell', () => {
  const quiet = (['running', 'paused', 'met'] as const).map((state) => clock({ state }));
  expect(decideNotices(quiet, [], 0)).toEqual([]);
});

test('a later round of the same clock is told, though not as the first', () => {
  const rounds = [
    clock({ clock: 'next_response' }),
    clock({ clock: 'next_response', started_at: T(30), due_at: T(45) }),
  ];
  expect(decideNotices(rounds, [], 0).map((one) => [one.startedAt, one.isFirst])).toEqual([
    [T(0), true],
    [T(30), false],
  ]);
});

test('what was answered late while nobody looked is noted, and known to be over', () => {
  expect(decideNotices([clock({ ended_at: T(20) })], [], ms(15))).toMatchObject([{ isOver: true }]);
});

test('what ended before this look was asked for is not judged anew', () => {
  expect(decideNotices([clock({ ended_at: T(20) })], [], ms(21))).toEqual([]);
});
