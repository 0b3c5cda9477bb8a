import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addBusinessMs, businessMsBetween, isOpen, nextClosing, nextOpening } from './index.ts';
import { arbitraryCase } from './testing/arbitrary-calendar.ts';
import { minutesOf } from './testing/count-minutes.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const minutes = (max: number) => fc.integer({ min: 0, max }).map((count) => count * MINUTE_MS);

describe('against a count of every minute by Temporal', () => {
  test('open is open, and the time between is the number of open minutes', () => {
    fc.assert(
      fc.property(arbitraryCase, minutes(600), ({ calendar, nearMs }, lengthMs) => {
        expect(isOpen(calendar, nearMs)).toBe(minutesOf(calendar).isOpen(nearMs));
        expect(businessMsBetween(calendar, nearMs, nearMs + lengthMs)).toBe(
          minutesOf(calendar).count(nearMs, nearMs + lengthMs) * MINUTE_MS,
        );
      }),
      { numRuns: 80 },
    );
  });

  test('the next opening is open, and nothing before it is', () => {
    fc.assert(
      fc.property(arbitraryCase, ({ calendar, nearMs }) => {
        const openingMs = nextOpening(calendar, nearMs);
        if (openingMs === null) return;
        expect(minutesOf(calendar).isOpen(openingMs)).toBe(true);
        if (openingMs === nearMs) return;
        expect(minutesOf(calendar).isOpen(openingMs - MINUTE_MS)).toBe(false);
        const fromMs = Math.max(nearMs, openingMs - 12 * HOUR_MS);
        expect(minutesOf(calendar).count(fromMs, openingMs)).toBe(0);
      }),
      { numRuns: 80 },
    );
  });

  test('the next closing is closed, and every minute before it is open', () => {
    fc.assert(
      fc.property(arbitraryCase, ({ calendar, nearMs }) => {
        const closingMs = nextClosing(calendar, nearMs);
        if (closingMs === null) return;
        expect(minutesOf(calendar).isOpen(closingMs)).toBe(false);
        const fromMs = Math.max(nearMs, closingMs - 12 * HOUR_MS);
        expect(minutesOf(calendar).count(fromMs, closingMs)).toBe((closingMs - fromMs) / MINUTE_MS);
      }),
      { numRuns: 80 },
    );
  });
});

describe('laws, over months', () => {
  const span = fc.integer({ min: 0, max: 120 * 24 * HOUR_MS });

  test('adding what lies between leads back, at the latest, to where one was', () => {
    fc.assert(
      fc.property(arbitraryCase, span, ({ calendar, nearMs }, lengthMs) => {
        const toMs = nearMs + lengthMs;
        const openMs = businessMsBetween(calendar, nearMs, toMs);
        const dueMs = addBusinessMs(calendar, nearMs, openMs);
        expect(dueMs).not.toBeNull();
        expect(dueMs ?? Number.NaN).toBeLessThanOrEqual(toMs);
        if (isOpen(calendar, toMs - 1)) expect(dueMs).toBe(openMs === 0 ? nearMs : toMs);
      }),
    );
  });

  test('what was added lies between, and not a millisecond before', () => {
    fc.assert(
      fc.property(
        arbitraryCase,
        fc.integer({ min: 1, max: 90 * HOUR_MS }),
        ({ calendar, nearMs }, addedMs) => {
          const dueMs = addBusinessMs(calendar, nearMs, addedMs);
          if (dueMs === null) {
            expect(businessMsBetween(calendar, nearMs, nearMs + 1_830 * 24 * HOUR_MS)).toBeLessThan(addedMs);
            return;
          }
          expect(businessMsBetween(calendar, nearMs, dueMs)).toBe(addedMs);
          expect(businessMsBetween(calendar, nearMs, dueMs - 1)).toBe(addedMs - 1);
        },
      ),
    );
  });

  test('time between adds up, never falls, and never passes the time on the wall', () => {
    fc.assert(
      fc.property(arbitraryCase, span, span, ({ calendar, nearMs }, a, b) => {
        const [midMs, toMs] = [nearMs + Math.min(a, b), nearMs + Math.max(a, b)];
        const whole = businessMsBetween(calendar, nearMs, toMs);
        const first = businessMsBetween(calendar, nearMs, midMs);
        expect(first + businessMsBetween(calendar, midMs, toMs)).toBe(whole);
        expect(first).toBeLessThanOrEqual(whole);
        expect(whole).toBeLessThanOrEqual(toMs - nearMs);
        expect(businessMsBetween(calendar, toMs, nearMs)).toBe(0);
      }),
    );
  });

  test('later or more is never due sooner', () => {
    fc.assert(
      fc.property(arbitraryCase, span, span, span, ({ calendar, nearMs }, later, some, more) => {
        const due = addBusinessMs(calendar, nearMs, some);
        const dueLater = addBusinessMs(calendar, nearMs + later, some);
        const dueMore = addBusinessMs(calendar, nearMs, some + more);
        if (due === null) return;
        expect(dueLater ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(due);
        expect(dueMore ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(due);
      }),
    );
  });

  test('openings and closings take turns', () => {
    fc.assert(
      fc.property(arbitraryCase, ({ calendar, nearMs }) => {
        let atMs = nearMs;
        for (let i = 0; i < 20; i++) {
          const openingMs = nextOpening(calendar, atMs);
          if (openingMs === null) return;
          expect(businessMsBetween(calendar, atMs, openingMs)).toBe(0);
          const closingMs = nextClosing(calendar, openingMs);
          if (closingMs === null) return;
          expect(businessMsBetween(calendar, openingMs, closingMs)).toBe(closingMs - openingMs);
          expect(isOpen(calendar, closingMs)).toBe(false);
          atMs = closingMs;
        }
      }),
    );
  });
});
