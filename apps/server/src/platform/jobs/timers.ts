import type { Clock, Timer } from '../clock/index.ts';

export type Timers = {
  later(delayMs: number, work: () => Promise<void>): void;
  /** The next period begins when the work has ended. */
  every(periodMs: number, work: () => Promise<void>): void;
  /** Work that was begun and must end before the owner may go. */
  track(work: Promise<void>): void;
  /** Nothing new begins; resolves when what was begun has ended. */
  close(): Promise<void>;
};

export function createTimers(clock: Clock): Timers {
  const waiting = new Set<Timer>();
  const working = new Set<Promise<void>>();
  let closed = false;
  const timers: Timers = {
    later(delayMs, work) {
      if (closed) return;
      const timer = clock.setTimer(delayMs, () => {
        waiting.delete(timer);
        timers.track(work());
      });
      waiting.add(timer);
    },
    every(periodMs, work) {
      timers.later(periodMs, async () => {
        await work();
        timers.every(periodMs, work);
      });
    },
    track(work) {
      working.add(work);
      void work.finally(() => working.delete(work));
    },
    async close() {
      closed = true;
      for (const timer of waiting) timer.cancel();
      await Promise.all(working);
    },
  };
  return timers;
}
