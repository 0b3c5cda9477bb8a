import type { SlaClock, SlaPolicy } from '@balcao/protocol';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryCalendar, arbitraryPolicy, arbitraryTimeline, BEGIN_MS } from '../testing/arbitrary-sla.ts';
import { type CountedClock, countByMinutes, MINUTE_MS } from '../testing/count-by-minutes.ts';
import { slaClocks } from './sla-clocks.ts';

const DAY_MS = 1440 * MINUTE_MS;
const ms = (instant: string | null) => (instant === null ? null : Date.parse(instant));

/** What a counted clock must look like, but for what lies in the future. */
function expected(one: CountedClock, policy: SlaPolicy) {
  const target = policy[one.clock];
  if (target === null) return [];
  const isBreached = one.minutes >= target.minutes;
  if (one.endedMs !== null && !one.isMet && !isBreached) return [];
  const isAlerting =
    target.alert_minutes !== null &&
    target.alert_minutes < target.minutes &&
    one.minutes >= target.alert_minutes;
  const open = one.counts ? (isAlerting ? 'alert' : 'running') : 'paused';
  const state = isBreached ? 'breached' : one.endedMs !== null ? 'met' : open;
  return [
    {
      clock: one.clock,
      started: one.startedMs,
      ended: one.endedMs,
      elapsed: one.minutes * MINUTE_MS,
      state,
    },
  ];
}

const told = (one: SlaClock) => ({
  clock: one.clock,
  started: ms(one.started_at),
  ended: ms(one.ended_at),
  elapsed: one.elapsed_ms,
  state: one.state,
});
/** Two rounds may begin at one minute; how they ended tells them apart. */
const sameAs = (clock: SlaClock, counted: CountedClock[]) =>
  counted.find(
    (one) =>
      one.clock === clock.clock &&
      one.startedMs === ms(clock.started_at) &&
      one.endedMs === ms(clock.ended_at),
  );

const situation = fc.record({
  timeline: arbitraryTimeline,
  policy: arbitraryPolicy,
  calendar: arbitraryCalendar,
  later: fc.integer({ min: 0, max: 2000 }),
});

test('SLA clocks are what counting every minute gives', () => {
  fc.assert(
    fc.property(situation, ({ timeline, policy, calendar, later }) => {
      const nowMs = (timeline.at(-1)?.atMs ?? BEGIN_MS) + later * MINUTE_MS;
      const clocks = slaClocks(timeline, policy, calendar, nowMs);
      const counted = countByMinutes(timeline, policy, calendar, nowMs);
      expect(clocks.map(told)).toEqual(counted.flatMap((one) => expected(one, policy)));
      for (const clock of clocks) {
        const same = sameAs(clock, counted);
        if (clock.state === 'breached') expect(ms(clock.due_at)).toBe(same?.dueMs);
        if (clock.state === 'paused') expect([clock.alert_at, clock.due_at]).toEqual([null, null]);
        if (clock.state === 'alert') expect(ms(clock.alert_at)).toBe(same?.alertMs);
      }
    }),
    { numRuns: 400, ...(process.env.FC_SEED ? { seed: Number(process.env.FC_SEED) } : {}) },
  );
});

test('the moments a running clock promises are those at which counting on reaches them', () => {
  fc.assert(
    fc.property(situation, ({ timeline, policy, calendar }) => {
      const lastMs = timeline.at(-1)?.atMs ?? BEGIN_MS;
      const clocks = slaClocks(timeline, policy, calendar, lastMs).filter((one) => one.ended_at === null);
      if (clocks.length === 0) return;
      const horizonMs = lastMs + 15 * DAY_MS;
      const counted = countByMinutes(timeline, policy, calendar, horizonMs);
      for (const clock of clocks) {
        if (clock.state === 'paused') continue;
        const same = sameAs(clock, counted);
        const within = (at: string | null) => {
          const atMs = ms(at);
          return atMs === null || atMs > horizonMs ? null : atMs;
        };
        expect(within(clock.due_at)).toBe(same?.dueMs ?? null);
        if (clock.alert_at !== null) expect(within(clock.alert_at)).toBe(same?.alertMs ?? null);
      }
    }),
    { numRuns: 120, ...(process.env.FC_SEED ? { seed: Number(process.env.FC_SEED) } : {}) },
  );
});
