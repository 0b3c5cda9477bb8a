import { type Clock, sleep } from '../../platform/clock/index.ts';
import { type Db, isTransientDbError, UnknownCommitOutcome } from '../../platform/db/index.ts';
import type { Log } from '../../platform/log/index.ts';
import { LeaseLost } from './process-batch.ts';
import { SHARD_COUNT } from './rules/shard-of.ts';
import { type InboxRow, listInbox, moveDueTimers } from './store/inbox.ts';
import { beat, leave, releaseLeases, renewLeases, takeLeases } from './store/leases.ts';

const HEARTBEAT_MS = 1_000;
const IDLE_POLL_MS = 500;
const TIMER_POLL_MS = 500;
const RETRY_MS = 200;

export type InboxWorkerOptions = {
  db: Db;
  clock: Clock;
  log: Log;
  workerId: string;
  processBatch: (rows: readonly InboxRow[]) => Promise<void>;
  batchSize?: number;
  /** batches under way at once, each over shards of its own: one decides while the other waits for the database */
  lanes?: number;
};

/**
 * Leases shards and works off their rows in inbox order. Leases give speed and order; safety is in the
 * transaction (row locks, unique wamids), so a lost lease can only cost a repeated attempt.
 */
export class InboxWorker {
  readonly #options: Required<InboxWorkerOptions>;
  readonly #stop = new AbortController();
  readonly #wakers = new Set<() => void>();
  #shards: number[] = [];
  #wakes = 0;
  #running: Promise<unknown> | null = null;

  constructor(options: InboxWorkerOptions) {
    this.#options = { batchSize: 250, lanes: 2, ...options };
  }

  /** Resolves when the first shards are held. */
  async start(): Promise<void> {
    await this.#beat().catch((error: unknown) => this.#report(error, 'no shards yet'));
    const lanes = Array.from({ length: this.#options.lanes }, (_, lane) => this.#workLane(lane));
    this.#running = Promise.all([this.#keepLeases(), this.#moveTimers(), ...lanes]);
  }

  /** Something was put into the inbox: do not wait for the next look. */
  wake(): void {
    this.#wakes += 1;
    for (const waker of this.#wakers) waker();
  }

  get shards(): readonly number[] {
    return this.#shards;
  }

  /** Finishes the batches under way and gives the shards back. */
  async stop(): Promise<void> {
    this.#stop.abort();
    this.wake();
    await this.#running;
    await leave(this.#options.db, this.#options.workerId).catch((error: unknown) =>
      this.#report(error, 'leases end by themselves'),
    );
  }

  async #workLane(lane: number): Promise<void> {
    const { db, batchSize, lanes } = this.#options;
    while (!this.#stop.signal.aborted) {
      try {
        const wakes = this.#wakes;
        const mine = this.#shards.filter((shard) => shard % lanes === lane);
        const rows = mine.length > 0 ? await listInbox(db, mine, batchSize) : [];
        if (rows.length > 0) await this.#options.processBatch(rows);
        // Woken while looking: what came may not have been seen.
        else if (wakes === this.#wakes) await this.#idle(IDLE_POLL_MS);
      } catch (error) {
        this.#report(error, 'a batch is tried again');
        await this.#idle(RETRY_MS);
      }
    }
  }

  async #keepLeases(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      await sleep(this.#options.clock, HEARTBEAT_MS, this.#stop.signal);
      if (this.#stop.signal.aborted) return;
      try {
        await this.#beat();
      } catch (error) {
        this.#report(error, 'leases could not be renewed');
      }
    }
  }

  /** Every live worker wants an equal share; the surplus goes back when one joins. */
  async #beat(): Promise<void> {
    const { db, workerId } = this.#options;
    const alive = await beat(db, workerId);
    const share = Math.ceil(SHARD_COUNT / alive);
    let shards = await renewLeases(db, workerId);
    if (shards.length > share) {
      const surplus = shards.slice(share);
      shards = shards.slice(0, share);
      this.#shards = shards;
      await releaseLeases(db, workerId, surplus);
    } else if (shards.length < share) {
      const taken = await takeLeases(db, workerId, share - shards.length);
      if (taken > 0) shards = await renewLeases(db, workerId);
    }
    const grew = shards.length > this.#shards.length;
    this.#shards = shards;
    if (grew) this.wake();
  }

  async #moveTimers(): Promise<void> {
    const { clock, db } = this.#options;
    while (!this.#stop.signal.aborted) {
      await sleep(clock, TIMER_POLL_MS, this.#stop.signal);
      if (this.#stop.signal.aborted) return;
      try {
        if ((await moveDueTimers(db, new Date(clock.now()), 500)) > 0) this.wake();
      } catch (error) {
        this.#report(error, 'timers are looked at again');
      }
    }
  }

  #idle(ms: number): Promise<void> {
    if (this.#stop.signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = this.#options.clock.setTimer(ms, done);
      const wakers = this.#wakers;
      wakers.add(done);
      function done(): void {
        timer.cancel();
        wakers.delete(done);
        resolve();
      }
    });
  }

  #report(error: unknown, message: string): void {
    if (error instanceof LeaseLost) this.#options.log.info({}, 'a shard went to another worker');
    else if (error instanceof UnknownCommitOutcome || isTransientDbError(error))
      this.#options.log.warn({ err: error }, message);
    else this.#options.log.error({ err: error }, message);
  }
}
