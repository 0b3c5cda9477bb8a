import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backoffMs, decideFailure } from './decide-failure.ts';
import { JobPostponed, JobRefused } from './jobs.types.ts';

const job = (attempts: number, maxAttempts = 5) => ({ attempts, maxAttempts });
const boom = new Error('boom');

describe('decideFailure', () => {
  test('retries with jitter until the attempts are used up, then keeps the job as a dead letter', () => {
    expect(decideFailure(job(1), boom, false, 0.5)).toEqual({
      fate: 'retry',
      delayMs: 1_000,
      countsAsAttempt: true,
      reason: 'Error: boom',
    });
    expect(decideFailure(job(5), boom, false, 0.5)).toEqual({ fate: 'dead', reason: 'Error: boom' });
  });

  test('a refused job dies at once', () => {
    expect(decideFailure(job(1), new JobRefused('no such channel'), false, 0)).toMatchObject({
      fate: 'dead',
    });
  });

  test('a postponed job comes back when it asked to, and may do so without using an attempt', () => {
    expect(decideFailure(job(1), new JobPostponed('busy', 7_000), false, 0)).toMatchObject({
      delayMs: 7_000,
    });
    const patient = new JobPostponed('busy', 7_000, { countsAsAttempt: false });
    expect(decideFailure(job(5), patient, false, 0)).toMatchObject({ fate: 'retry', countsAsAttempt: false });
  });

  test('a job stopped because the process leaves runs again at once, without using an attempt', () => {
    expect(decideFailure(job(5), boom, true, 0.9)).toMatchObject({
      fate: 'retry',
      delayMs: 0,
      countsAsAttempt: false,
    });
  });

  test('what is kept of an error fits a text column', () => {
    const { reason } = decideFailure(job(1), new Error(`\0${'x'.repeat(9_000)}`), false, 0);
    expect(reason).not.toContain('\0');
    expect(reason.length).toBeLessThanOrEqual(2_000);
  });
});

test('the delay is below twice the last one and never over an hour', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (attempts, random) => {
        const delayMs = backoffMs(attempts, random);
        expect(delayMs).toBeGreaterThanOrEqual(0);
        expect(delayMs).toBeLessThan(Math.min(3_600_000, 1_000 * 2 ** attempts));
      },
    ),
  );
});
