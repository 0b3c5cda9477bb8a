import { describe, expect, test } from 'vitest';
import { sleep } from './clock.ts';
import { createFakeClock } from './fake-clock.ts';

describe('fake clock', () => {
  test('timers run in time order, each seeing its own time', async () => {
    const clock = createFakeClock(1_000);
    const seen: string[] = [];
    clock.setTimer(30, () => seen.push(`late ${clock.now()}`));
    clock.setTimer(10, () => seen.push(`early ${clock.now()}`));
    await clock.advance(30);
    expect(seen).toEqual(['early 1010', 'late 1030']);
    expect(clock.now()).toBe(1_030);
  });

  test('a timer set by a timer runs within the same advance when due', async () => {
    const clock = createFakeClock(0);
    let ticks = 0;
    const tick = () => {
      ticks++;
      clock.setTimer(10, tick);
    };
    clock.setTimer(10, tick);
    await clock.advance(35);
    expect(ticks).toBe(3);
  });

  test('a cancelled timer never runs', async () => {
    const clock = createFakeClock(0);
    let ran = false;
    clock.setTimer(5, () => (ran = true)).cancel();
    await clock.advance(10);
    expect(ran).toBe(false);
    expect(clock.pending()).toBe(0);
  });
});

test('sleep ends early when aborted and leaves no timer behind', async () => {
  const clock = createFakeClock(0);
  const controller = new AbortController();
  const sleeping = sleep(clock, 1_000, controller.signal);
  controller.abort();
  await sleeping;
  expect(clock.pending()).toBe(0);
});
