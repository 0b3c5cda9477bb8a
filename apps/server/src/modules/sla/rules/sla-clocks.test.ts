import { ALWAYS_OPEN, type BusinessCalendar } from '@balcao/calendar';
import type { SlaPolicy } from '@balcao/protocol';
import { describe, expect, test } from 'vitest';
import type { TimelineEntry, TimelineKind } from '../sla.types.ts';
import { mostUrgent } from './most-urgent.ts';
import { slaClocks } from './sla-clocks.ts';

/** Local times of São Paulo, UTC-3; 2026-06-12 is a Friday. */
const at = (time: string, date = '2026-06-12') => Date.parse(`${date}T${time}:00-03:00`);
const iso = (time: string, date?: string) => new Date(at(time, date)).toISOString();
const entry = (kind: TimelineKind, time: string, date?: string): TimelineEntry => ({
  kind,
  atMs: at(time, date),
});

const shop: BusinessCalendar = {
  timeZone: 'America/Sao_Paulo',
  weekly: Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, [{ from: '08:00', to: '18:00' }]])),
  exceptions: [],
  holidays: { national: false, optional: [], custom: [] },
};
const policy: SlaPolicy = {
  first_response: { minutes: 15, alert_minutes: 10 },
  next_response: { minutes: 15, alert_minutes: 10 },
  resolution: { minutes: 480, alert_minutes: 420 },
  business_hours: true,
  pause_while_waiting: true,
};
const only = (name: string, entries: TimelineEntry[], now: number, changed: Partial<SlaPolicy> = {}) =>
  slaClocks(entries, { ...policy, ...changed }, shop, now).filter((one) => one.clock === name);

describe('first response', () => {
  const queued = entry('queued', '10:00');
  test.each([
    ['running', '10:09', null],
    ['alert', '10:10', null],
    ['alert', '10:14', null],
    ['breached', '10:15', null],
    ['breached', '11:00', null],
  ])('is %s at %s', (state, now) => {
    expect(only('first_response', [queued], at(now))).toMatchObject([
      { state, started_at: iso('10:00'), alert_at: iso('10:10'), due_at: iso('10:15'), ended_at: null },
    ]);
  });

  test('is met by a person’s first word, and stays so', () => {
    expect(only('first_response', [queued, entry('person', '10:05')], at('12:00'))).toEqual([
      {
        clock: 'first_response',
        started_at: iso('10:00'),
        alert_at: iso('10:10'),
        due_at: iso('10:15'),
        state: 'met',
        ended_at: iso('10:05'),
        elapsed_ms: 5 * 60_000,
      },
    ]);
  });

  test('answered late is breached, and over', () => {
    const clocks = only('first_response', [queued, entry('person', '10:20')], at('12:00'));
    expect(clocks).toMatchObject([{ state: 'breached', due_at: iso('10:15'), ended_at: iso('10:20') }]);
  });

  test('goes on over an assignment, a transfer back to the queue and another agent', () => {
    const moved = [queued, entry('assigned', '10:02'), entry('queued', '10:04'), entry('assigned', '10:06')];
    expect(only('first_response', moved, at('10:07'))).toMatchObject([{ started_at: iso('10:00') }]);
  });

  test('begins with the agent who takes a conversation from the bot', () => {
    expect(only('first_response', [entry('assigned', '10:02')], at('10:03'))).toHaveLength(1);
  });

  test('is nobody’s once the customer gave up in time; what was broken before stays broken', () => {
    expect(only('first_response', [queued, entry('abandoned', '10:14')], at('10:30'))).toEqual([]);
    expect(only('first_response', [queued, entry('abandoned', '10:15')], at('10:30'))).toMatchObject([
      { state: 'breached', ended_at: iso('10:15') },
    ]);
  });

  test('begins anew when the customer is back from the bot', () => {
    const back = [queued, entry('left_queue', '10:05'), entry('queued', '11:00')];
    expect(only('first_response', back, at('11:01'))).toMatchObject([{ started_at: iso('11:00') }]);
  });

  test('over a weekend counts the open hours: Friday 17:50 + 15 minutes is Monday 8:05', () => {
    const clocks = only('first_response', [entry('queued', '17:50')], at('20:00', '2026-06-14'));
    expect(clocks).toMatchObject([
      { state: 'alert', alert_at: iso('18:00'), due_at: iso('08:05', '2026-06-15'), elapsed_ms: 600_000 },
    ]);
  });

  test('by the clock on the wall where the policy says so, or where it is always open', () => {
    const late = [entry('queued', '17:50')];
    expect(only('first_response', late, at('18:05'), { business_hours: false })).toMatchObject([
      { state: 'breached' },
    ]);
    expect(slaClocks(late, policy, ALWAYS_OPEN('UTC'), at('18:05'))).toMatchObject([
      { state: 'breached' },
      {},
    ]);
  });
});

describe('next response', () => {
  const talked = [entry('queued', '10:00'), entry('customer', '10:01'), entry('person', '10:05')];

  test('runs from the first unanswered word; what comes before a person spoke is the first response', () => {
    const asked = [...talked, entry('customer', '10:30'), entry('customer', '10:40')];
    expect(only('next_response', asked, at('10:42'))).toMatchObject([
      { state: 'alert', started_at: iso('10:30'), due_at: iso('10:45') },
    ]);
  });

  test('each round is its own clock', () => {
    const twice = [
      ...talked,
      entry('customer', '10:30'),
      entry('person', '10:31'),
      entry('person', '10:32'),
      entry('customer', '11:00'),
    ];
    expect(only('next_response', twice, at('11:20')).map((one) => one.state)).toEqual(['met', 'breached']);
  });

  test('a word of the customer in the bot’s hands begins nothing', () => {
    const away = [...talked, entry('left_queue', '10:20'), entry('customer', '10:30')];
    expect(only('next_response', away, at('12:00'))).toEqual([]);
  });
});

describe('resolution', () => {
  test('stands while the last word is ours, and goes on at the customer’s next', () => {
    const talk = [entry('queued', '08:00'), entry('person', '09:00')];
    expect(only('resolution', talk, at('17:00'))).toMatchObject([
      { state: 'paused', alert_at: null, due_at: null, elapsed_ms: 3_600_000 },
    ]);
    const asked = [...talk, entry('customer', '17:00')];
    expect(only('resolution', asked, at('17:30'))).toMatchObject([
      { state: 'running', elapsed_ms: 5_400_000, due_at: iso('14:00', '2026-06-15') },
    ]);
  });

  test('runs on where the policy does not pause', () => {
    const talk = [entry('queued', '08:00'), entry('person', '09:00')];
    expect(only('resolution', talk, at('16:00'), { pause_while_waiting: false })).toMatchObject([
      { state: 'breached', due_at: iso('16:00') },
    ]);
  });

  test('is met by resolving, also while it stands; a breached one stays breached while it stands', () => {
    const talk = [entry('queued', '08:00'), entry('person', '09:00'), entry('resolved', '12:00')];
    expect(only('resolution', talk, at('13:00'))).toMatchObject([
      { state: 'met', due_at: null, ended_at: iso('12:00'), elapsed_ms: 3_600_000 },
    ]);
    const late = [entry('queued', '08:00'), entry('person', '17:00')];
    expect(only('resolution', late, at('17:30'))).toMatchObject([
      { state: 'breached', due_at: iso('16:00'), ended_at: null },
    ]);
  });

  test('a reopened conversation is another episode', () => {
    const again = [
      entry('queued', '08:00'),
      entry('resolved', '09:00'),
      entry('reopened', '10:00'),
      entry('assigned', '10:00'),
    ];
    expect(only('resolution', again, at('10:30')).map((one) => [one.started_at, one.state])).toEqual([
      [iso('08:00'), 'met'],
      [iso('10:00'), 'running'],
    ]);
  });
});

test('without a promise there is no clock', () => {
  const none = { first_response: null, next_response: null, resolution: null };
  expect(slaClocks([entry('queued', '10:00')], { ...policy, ...none }, shop, at('12:00'))).toEqual([]);
});

test('an early alert that is not early is none', () => {
  const changed = { first_response: { minutes: 15, alert_minutes: 15 } };
  expect(only('first_response', [entry('queued', '10:00')], at('10:14'), changed)).toMatchObject([
    { state: 'running', alert_at: null },
  ]);
});

test('what the desk saw later did not happen before, whatever WhatsApp’s clock says', () => {
  const entries = [entry('queued', '10:05'), entry('person', '10:04')];
  expect(only('first_response', entries, at('10:10'))).toMatchObject([
    { state: 'met', ended_at: iso('10:05'), elapsed_ms: 0 },
  ]);
});

test('a calendar that never opens makes nothing due', () => {
  const closed = { ...shop, weekly: {} };
  expect(slaClocks([entry('queued', '10:00')], policy, closed, at('12:00'))).toMatchObject([
    { state: 'running', alert_at: null, due_at: null, elapsed_ms: 0 },
    { due_at: null },
  ]);
});

describe('the most urgent clock', () => {
  const urgent = (entries: TimelineEntry[], now: number) => mostUrgent(slaClocks(entries, policy, shop, now));

  test('is the one due first', () => {
    expect(urgent([entry('queued', '10:00')], at('10:05'))).toEqual({
      clock: 'first_response',
      started_at: iso('10:00'),
      alert_at: iso('10:10'),
      due_at: iso('10:15'),
      state: 'running',
    });
  });

  test('breached goes before what is due, and is forgotten once it is answered', () => {
    const late = [entry('queued', '08:00'), entry('person', '08:10'), entry('customer', '16:20')];
    expect(urgent(late, at('16:36'))).toMatchObject({ clock: 'next_response', state: 'breached' });
    expect(urgent([...late, entry('person', '16:36')], at('16:36'))).toMatchObject({
      clock: 'resolution',
      state: 'paused',
    });
  });

  test('is none when nobody waits', () => {
    expect(urgent([entry('queued', '08:00'), entry('resolved', '08:10')], at('09:00'))).toBeNull();
    expect(urgent([], at('09:00'))).toBeNull();
  });
});
