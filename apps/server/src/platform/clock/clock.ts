export type Timer = { cancel(): void };

/** The time product rules run on. Leases do not use it: theirs is the database's clock. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Does not keep the process alive. */
  setTimer(delayMs: number, callback: () => void): Timer;
}

// setTimeout fires at once when asked for more.
const LONGEST_DELAY_MS = 2_147_483_647;

export const systemClock: Clock = {
  now: () => Date.now(),
  setTimer(delayMs, callback) {
    const timeout = setTimeout(callback, Math.min(Math.max(0, delayMs), LONGEST_DELAY_MS));
    timeout.unref();
    return { cancel: () => clearTimeout(timeout) };
  },
};

/** Resolves after the delay, or at once when aborted. */
export function sleep(clock: Clock, delayMs: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = clock.setTimer(delayMs, done);
    signal?.addEventListener('abort', done, { once: true });
    function done(): void {
      timer.cancel();
      signal?.removeEventListener('abort', done);
      resolve();
    }
  });
}
