import { type Clock, systemClock } from '../../apps/server/src/platform/clock/index.ts';

export type JumpClock = Clock & {
  /** Moves the time everybody reads; timers, leases and polls keep real time. */
  jump(ms: number): void;
};

/**
 * A clock that runs like any other, from a moment of one's choice, and jumps. Jobs are due by the later of this clock
 * and the database's, so it never begins in the past.
 */
export function createJumpClock(startMs: number): JumpClock {
  const realMs = Date.now();
  if (startMs < realMs) throw new Error('The clock may begin now or later, not in the past.');
  let aheadMs = startMs - realMs;
  return {
    now: () => Date.now() + aheadMs,
    setTimer: systemClock.setTimer,
    jump(ms) {
      if (ms < 0) throw new Error('Time does not run backwards.');
      aheadMs += ms;
    },
  };
}
