import type { Clock, Timer } from '../../../platform/clock/index.ts';
import { isTransientDbError } from '../../../platform/db/index.ts';
import type { Log } from '../../../platform/log/index.ts';
import type { LogConsumer } from './log-consumer.ts';

export type LaneOptions = {
  clock: Clock;
  log: Log;
  /** organizations served at once */
  concurrency: number;
  /** how long events of an organization gather before they are taken */
  gatherMs: number;
  /** in [0, 1) */
  random: () => number;
};

export type ConsumerLane = {
  /** Events may wait there. */
  ask(organizationId: string): void;
  /** Begins nothing more; resolves when what was begun has ended. */
  stop(): Promise<void>;
};

const BACKOFF_MS = 1_000;
const LONGEST_BACKOFF_MS = 60_000;

/**
 * One consumer's organizations: each gets one batch, then it is the next one's turn, so a long backlog delays nobody
 * else's news. One that fails rests, ever longer, while the others go on.
 */
export function createConsumerLane(consumer: LogConsumer, options: LaneOptions): ConsumerLane {
  const { clock, log } = options;
  const resting = new Map<string, Timer>();
  /** in the order they asked */
  const waiting = new Set<string>();
  const running = new Map<string, Promise<void>>();
  const askedMeanwhile = new Set<string>();
  const failures = new Map<string, number>();
  let stopped = false;

  function rest(organizationId: string, forMs: number): void {
    if (stopped) return;
    const timer = clock.setTimer(forMs, () => {
      resting.delete(organizationId);
      waiting.add(organizationId);
      pump();
    });
    resting.set(organizationId, timer);
  }

  function pump(): void {
    for (const organizationId of waiting) {
      if (stopped || running.size >= options.concurrency) return;
      waiting.delete(organizationId);
      running.set(organizationId, run(organizationId));
    }
  }

  async function run(organizationId: string): Promise<void> {
    const next = await step(organizationId);
    running.delete(organizationId);
    const wasAsked = askedMeanwhile.delete(organizationId);
    if (next === 'on') waiting.add(organizationId);
    else if (next !== 'done') rest(organizationId, next.restMs);
    else if (wasAsked) rest(organizationId, options.gatherMs);
    pump();
  }

  async function step(organizationId: string): Promise<'on' | 'done' | { restMs: number }> {
    try {
      const taken = await consumer.step(organizationId);
      failures.delete(organizationId);
      if (taken.kind === 'gap') reportGap(organizationId, taken);
      return taken.kind === 'gap' || (taken.kind === 'taken' && taken.hasMore) ? 'on' : 'done';
    } catch (error) {
      return { restMs: reportFailure(organizationId, error) };
    }
  }

  function reportGap(
    organizationId: string,
    gap: { from: number; through: number; isRebuilt: boolean },
  ): void {
    log.warn(
      { consumer: consumer.name, organizationId, from: gap.from, through: gap.through },
      gap.isRebuilt
        ? 'Events were cleaned away before they were taken; what they told was made anew from the tables'
        : 'Events were cleaned away before they were taken; they are passed over',
    );
  }

  function reportFailure(organizationId: string, error: unknown): number {
    const attempt = (failures.get(organizationId) ?? 0) + 1;
    failures.set(organizationId, attempt);
    const longestMs = Math.min(LONGEST_BACKOFF_MS, BACKOFF_MS * 2 ** Math.min(attempt, 10));
    const restMs = Math.ceil(longestMs * (0.5 + options.random() / 2));
    const fields = { err: error, consumer: consumer.name, organizationId, attempt, restMs };
    if (isTransientDbError(error)) log.warn(fields, 'Events were not taken; they will be');
    else log.error(fields, 'Events could not be taken; they are tried again');
    return restMs;
  }

  return {
    ask(organizationId) {
      if (stopped || resting.has(organizationId) || waiting.has(organizationId)) return;
      if (running.has(organizationId)) askedMeanwhile.add(organizationId);
      else rest(organizationId, options.gatherMs);
    },
    async stop() {
      stopped = true;
      for (const timer of resting.values()) timer.cancel();
      await Promise.all(running.values());
    },
  };
}
