import { AppError } from '@balcao/protocol';
import type { Clock, Timer } from '../../platform/clock/index.ts';
import type { NewInboxRow } from './rules/sort-delivery.ts';

const MAX_WAITING_BYTES = 64 * 1024 * 1024;
const MAX_WAITING_MS = 2_000;
const MAX_ROWS_PER_COMMIT = 2_000;

type Waiting = {
  rows: readonly NewInboxRow[];
  bytes: number;
  sinceMs: number;
  resolve: () => void;
  reject: (error: unknown) => void;
};

/**
 * All deliveries that arrive while a commit runs go into the next one. Each waits for its own commit:
 * a resolved `add` means durable. Too much or too long waiting, or an unknown outcome, is UNAVAILABLE (503),
 * and Meta delivers again.
 */
export class GroupCommit {
  #waiting: Waiting[] = [];
  #waitingBytes = 0;
  #running: Promise<void> | null = null;
  #patience: Timer | null = null;
  readonly #insert: (rows: readonly NewInboxRow[]) => Promise<void>;
  readonly #clock: Clock;

  constructor(insert: (rows: readonly NewInboxRow[]) => Promise<void>, clock: Clock) {
    this.#insert = insert;
    this.#clock = clock;
  }

  add(rows: readonly NewInboxRow[]): Promise<void> {
    let bytes = 0;
    for (const row of rows) bytes += row.payload.length;
    if (this.#waitingBytes + bytes > MAX_WAITING_BYTES)
      return Promise.reject(busy('64 MB of deliveries wait for the database'));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ rows, bytes, sinceMs: this.#clock.now(), resolve, reject });
      this.#waitingBytes += bytes;
      this.#patience ??= this.#clock.setTimer(MAX_WAITING_MS + 1, () => this.#refuseLate());
      this.#running ??= this.#run();
    });
  }

  /** Everything that waits is committed or refused. */
  async drain(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    // One turn of the event loop, so that requests already read join this commit.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) await this.#commit(this.#takeNext());
    this.#running = null;
    this.#patience?.cancel();
    this.#patience = null;
  }

  /** While a commit hangs, too: an answer that comes later than WhatsApp waits for is none. */
  #refuseLate(): void {
    this.#patience = null;
    const nowMs = this.#clock.now();
    for (let first = this.#waiting[0]; first; first = this.#waiting[0]) {
      const leftMs = first.sinceMs + MAX_WAITING_MS + 1 - nowMs;
      if (leftMs > 0) {
        this.#patience = this.#clock.setTimer(leftMs, () => this.#refuseLate());
        return;
      }
      this.#waiting.shift();
      this.#waitingBytes -= first.bytes;
      first.reject(busy('a delivery waited over 2 s for the database'));
    }
  }

  #takeNext(): Waiting[] {
    // A busy event loop may be late with the timer.
    this.#patience?.cancel();
    this.#refuseLate();
    const group: Waiting[] = [];
    let count = 0;
    while (this.#waiting.length > 0 && count < MAX_ROWS_PER_COMMIT) {
      const next = this.#waiting.shift();
      if (!next) break;
      this.#waitingBytes -= next.bytes;
      group.push(next);
      count += next.rows.length;
    }
    return group;
  }

  async #commit(group: readonly Waiting[]): Promise<void> {
    if (group.length === 0) return;
    try {
      await this.#insert(group.flatMap((waiting) => waiting.rows));
      for (const waiting of group) waiting.resolve();
    } catch (error) {
      const refused = busy('the database did not confirm the delivery', error);
      for (const waiting of group) waiting.reject(refused);
    }
  }
}

function busy(internal: string, cause?: unknown): AppError {
  return new AppError('UNAVAILABLE', { internal, cause, retryAfterSeconds: 2 });
}
