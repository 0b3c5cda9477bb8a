import type { BusinessCalendar, Interval } from '@balcao/calendar';
import type { SlaPolicy } from '@balcao/protocol';
import * as fc from 'fast-check';
import type { Timeline, TimelineKind } from '../sla.types.ts';
import { MINUTE_MS } from './count-by-minutes.ts';

/** A Wednesday; two days on, Brazil's Friday holiday of 12 June 2026 does not exist: plain days, then a weekend. */
export const BEGIN_MS = Date.parse('2026-06-10T11:00:00Z');

const time = fc
  .integer({ min: 0, max: 47 })
  .map((half) => `${String(half >> 1).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`);
const interval: fc.Arbitrary<Interval> = fc
  .record({ from: time, to: time })
  .filter(({ from, to }) => from !== to);
const day = fc.option(fc.array(interval, { maxLength: 3 }), { nil: undefined, freq: 4 });

export const arbitraryCalendar: fc.Arbitrary<BusinessCalendar> = fc
  .record({
    timeZone: fc.constantFrom('America/Sao_Paulo', 'UTC', 'Asia/Kolkata', 'America/New_York'),
    week: fc.array(day, { minLength: 7, maxLength: 7 }),
    exception: fc.option(fc.array(interval, { maxLength: 2 }), { nil: undefined }),
  })
  .map(({ timeZone, week, exception }) => ({
    timeZone,
    weekly: Object.fromEntries(week.flatMap((intervals, i) => (intervals ? [[i + 1, intervals]] : []))),
    exceptions: exception ? [{ date: '2026-06-11', intervals: exception }] : [],
    holidays: { national: true, optional: [], custom: [] },
  }));

const target = fc.option(
  fc.record({
    minutes: fc.integer({ min: 1, max: 600 }),
    alert_minutes: fc.option(fc.integer({ min: 1, max: 600 })),
  }),
  { freq: 6 },
);
export const arbitraryPolicy: fc.Arbitrary<SlaPolicy> = fc.record({
  first_response: target,
  next_response: target,
  resolution: target,
  business_hours: fc.boolean(),
  pause_while_waiting: fc.boolean(),
});

const kind: fc.Arbitrary<TimelineKind> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('customer', 'person') },
  { weight: 3, arbitrary: fc.constantFrom('queued', 'assigned', 'reopened') },
  { weight: 1, arbitrary: fc.constantFrom('resolved', 'abandoned', 'left_queue') },
);
/** Entries on whole minutes, some at the same one, over some days. */
export const arbitraryTimeline: fc.Arbitrary<Timeline> = fc
  .array(
    fc.record({
      kind,
      gap: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 900 })),
    }),
    { maxLength: 14 },
  )
  .map((steps) => {
    let atMs = BEGIN_MS;
    return steps.map(({ kind, gap }) => {
      atMs += gap * MINUTE_MS;
      return { kind, atMs };
    });
  });
