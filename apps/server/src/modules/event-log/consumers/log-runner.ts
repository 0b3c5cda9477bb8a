import { type Clock, systemClock, type Timer } from '../../../platform/clock/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import type { Log } from '../../../platform/log/index.ts';
import type { HintSource } from '../../../platform/realtime/index.ts';
import { type ConsumerLane, createConsumerLane } from './consumer-lane.ts';
import { readLogLag } from './cursor-store.ts';
import type { LogConsumer } from './log-consumer.ts';

export type LogRunnerOptions = {
  db: Db;
  log: Log;
  consumers: readonly LogConsumer[];
  /** "The organization has events": the same as realtime's. Lost ones cost up to a poll. */
  hints?: readonly HintSource[];
  /** Of pauses and polls, not of the product: a test's clock may stand still. */
  clock?: Clock;
  pollMs?: number;
  gatherMs?: number;
  /** organizations a consumer serves at once */
  concurrency?: number;
  random?: () => number;
};

export type LogRunner = {
  start(): Promise<void>;
  /** Finishes the batches under way. */
  stop(): Promise<void>;
  /** This organization has new events: call after commit. */
  hint(organizationId: string): void;
};

const POLL_MS = 5_000;
const GATHER_MS = 200;
const CONCURRENCY = 2;

/** Keeps consumers at the end of the log, in every process that runs it; a row lock decides between processes. */
export function createLogRunner(options: LogRunnerOptions): LogRunner {
  const { db, log, clock = systemClock } = options;
  const lanes = new Map<string, ConsumerLane>(
    options.consumers.map((consumer) => [
      consumer.name,
      createConsumerLane(consumer, {
        clock,
        log,
        concurrency: options.concurrency ?? CONCURRENCY,
        gatherMs: options.gatherMs ?? GATHER_MS,
        random: options.random ?? Math.random,
      }),
    ]),
  );
  const sources: { close(): Promise<void> }[] = [];
  let pollTimer: Timer | undefined;
  let polling: Promise<void> | undefined;
  let stopped = false;

  function hint(organizationId: string): void {
    for (const lane of lanes.values()) lane.ask(organizationId);
  }

  async function poll(): Promise<void> {
    try {
      for (const { consumer, organizationId } of await readLogLag(db, [...lanes.keys()]))
        lanes.get(consumer)?.ask(organizationId);
    } catch (error) {
      log.warn({ err: error }, 'It is not known where events wait; the next poll tries again');
    }
    if (stopped) return;
    pollTimer = clock.setTimer(options.pollMs ?? POLL_MS, () => {
      polling = poll();
    });
  }

  return {
    hint,
    async start() {
      for (const source of options.hints ?? []) sources.push(await source.subscribe(hint));
      polling = poll();
      await polling;
    },
    async stop() {
      stopped = true;
      pollTimer?.cancel();
      for (const source of sources) await source.close();
      await polling;
      await Promise.all([...lanes.values()].map((lane) => lane.stop()));
    },
  };
}
