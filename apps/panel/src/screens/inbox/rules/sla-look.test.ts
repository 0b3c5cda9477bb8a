import { describe, expect, test } from 'vitest';
import { lookOfSla } from './sla-look.ts';

const at = (minutes: number) => new Date(minutes * 60_000).toISOString();
const clock = { started_at: at(0), alert_at: at(10), due_at: at(15), state: 'running' as const };
const look = (minutes: number, part = {}) => lookOfSla({ ...clock, ...part }, minutes * 60_000);

describe('the ring of a row', () => {
  test('empties as time goes, turns at the alert and is empty when due', () => {
    expect(look(0)).toEqual({ tone: 'running', left: 1, remainingMs: 900_000 });
    expect(look(9)).toMatchObject({ tone: 'running', left: 0.4 });
    expect(look(10)?.tone).toBe('alert');
    expect(look(15)).toEqual({ tone: 'breached', left: 0, remainingMs: 0 });
    expect(look(18)?.remainingMs).toBe(-180_000);
  });

  test('what the server already said holds, whatever this clock shows', () => {
    expect(look(1, { state: 'alert' })?.tone).toBe('alert');
    expect(look(1, { state: 'breached' })?.tone).toBe('breached');
  });

  test('a paused clock neither empties nor alerts, a met one is gone', () => {
    expect(look(40, { state: 'paused', due_at: null, alert_at: null })).toEqual({
      tone: 'paused',
      left: 1,
      remainingMs: null,
    });
    expect(look(1, { state: 'met' })).toBeNull();
    expect(lookOfSla(null, 0)).toBeNull();
  });

  test('without an early alert it goes from running to breached', () => {
    expect(look(14, { alert_at: null })?.tone).toBe('running');
  });
});
