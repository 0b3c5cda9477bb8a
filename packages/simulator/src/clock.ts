/** Time as the simulator sees it. `schedule` returns the function that cancels. */
export interface Clock {
  now(): number;
  schedule?(delayMs: number, run: () => void): () => void;
}

export const systemClock: Required<Clock> = {
  now: () => Date.now(),
  schedule(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};

/** A clock that moves only when told to; due work runs in order, then pending promises are let through. */
export interface ManualClock extends Required<Clock> {
  advance(byMs: number): Promise<void>;
}

/**
 * @example
 * const clock = createManualClock(Date.UTC(2026, 8, 1, 13));
 * const simulator = createSimulator({ appSecret: 's', clock });
 * await clock.advance(24 * 3_600_000); // the service window is now closed
 */
export function createManualClock(startMs = Date.UTC(2026, 8, 1, 13)): ManualClock {
  let nowMs = startMs;
  let sequence = 0;
  const pending = new Map<number, { dueMs: number; run: () => void }>();

  function findNext(untilMs: number): number | undefined {
    let best: number | undefined;
    for (const [id, { dueMs }] of pending) {
      if (dueMs > untilMs) continue;
      const bestDueMs = best === undefined ? Number.POSITIVE_INFINITY : (pending.get(best)?.dueMs ?? 0);
      if (dueMs < bestDueMs) best = id;
    }
    return best;
  }

  return {
    now: () => nowMs,
    schedule(delayMs, run) {
      const id = ++sequence;
      pending.set(id, { dueMs: nowMs + Math.max(0, delayMs), run });
      return () => void pending.delete(id);
    },
    async advance(byMs) {
      const untilMs = nowMs + byMs;
      await letPromisesRun();
      for (let id = findNext(untilMs); id !== undefined; id = findNext(untilMs)) {
        const timer = pending.get(id);
        pending.delete(id);
        if (!timer) continue;
        nowMs = Math.max(nowMs, timer.dueMs);
        timer.run();
        await letPromisesRun();
      }
      nowMs = untilMs;
    },
  };
}

function letPromisesRun(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
