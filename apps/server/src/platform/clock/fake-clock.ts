import type { Clock, Timer } from './clock.ts';

export interface FakeClock extends Clock {
  /** Moves time forward, running due timers in order and letting what they started go on in between. */
  advance(ms: number): Promise<void>;
  /** Timers not yet due: a leak check. */
  pending(): number;
}

export function createFakeClock(startMs: number): FakeClock {
  let nowMs = startMs;
  let timers: { atMs: number; order: number; callback: () => void }[] = [];
  let order = 0;
  return {
    now: () => nowMs,
    setTimer(delayMs, callback): Timer {
      const timer = { atMs: nowMs + Math.max(0, delayMs), order: order++, callback };
      timers.push(timer);
      return {
        cancel() {
          timers = timers.filter((other) => other !== timer);
        },
      };
    },
    async advance(ms) {
      const endMs = nowMs + ms;
      await settle();
      for (;;) {
        const next = timers
          .filter((timer) => timer.atMs <= endMs)
          .sort((a, b) => a.atMs - b.atMs || a.order - b.order)[0];
        if (next === undefined) break;
        timers = timers.filter((timer) => timer !== next);
        nowMs = Math.max(nowMs, next.atMs);
        next.callback();
        await settle();
      }
      nowMs = endMs;
    },
    pending: () => timers.length,
  };
}

function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
