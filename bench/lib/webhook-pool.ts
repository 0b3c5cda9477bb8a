import { createHmac } from 'node:crypto';
import { nowUs } from './monotonic.ts';
import { PostLane } from './post-lane.ts';

type Delivery = {
  body: string;
  headers: string;
  dueUs: number;
  attempts: number;
  delivered: (ackUs: number) => void;
};

const FIRST_RETRY_MS = 50;
const LAST_RETRY_MS = 1_000;

/** Delivers signed webhooks as Meta does: everything but a 200 is delivered again, here within a second. */
export class WebhookPool {
  readonly #appSecret: string;
  #lanes: PostLane[] = [];
  #free: PostLane[] = [];
  #waiting: Delivery[] = [];
  #head = 0;
  #open = 0;
  #closed = false;
  #sweeper: NodeJS.Timeout;
  /** answers by status; 0 = none */
  readonly statuses = new Map<number, number>();
  redelivered = 0;
  acked = 0;

  constructor(appSecret: string, urls: readonly string[], connections: number) {
    this.#appSecret = appSecret;
    for (let i = 0; i < connections; i++) this.#lanes.push(new PostLane(urls[i % urls.length] ?? ''));
    this.#free = [...this.#lanes];
    this.#sweeper = setInterval(() => {
      const nowMs = performance.now();
      for (const lane of this.#lanes) lane.checkTimeout(nowMs);
    }, 1_000);
  }

  /** Deliveries that have no 200 yet. */
  get open(): number {
    return this.#open;
  }

  deliver(body: string, delivered: (ackUs: number) => void, dueUs = nowUs()): void {
    const signature = createHmac('sha256', this.#appSecret).update(body).digest('hex');
    this.#open += 1;
    this.#enqueue({
      body,
      headers: `X-Hub-Signature-256: sha256=${signature}\r\n`,
      dueUs,
      attempts: 0,
      delivered,
    });
  }

  close(): void {
    this.#closed = true;
    clearInterval(this.#sweeper);
    for (const lane of this.#lanes) lane.close();
  }

  #enqueue(delivery: Delivery): void {
    const lane = this.#free.pop();
    if (lane) this.#send(lane, delivery);
    else this.#waiting.push(delivery);
  }

  #send(lane: PostLane, delivery: Delivery): void {
    lane.post(delivery.body, delivery.headers, (status) => {
      if (this.#closed) return;
      this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
      if (status === 200) {
        this.acked += 1;
        this.#open -= 1;
        delivery.delivered(nowUs() - delivery.dueUs);
      } else {
        this.#retry(delivery);
      }
      const next = this.#takeWaiting();
      if (next) this.#send(lane, next);
      // A lane whose server is down goes to the end, so that others are tried first.
      else if (status === 200) this.#free.push(lane);
      else this.#free.unshift(lane);
    });
  }

  #takeWaiting(): Delivery | undefined {
    const next = this.#waiting[this.#head];
    if (next === undefined) return undefined;
    this.#head += 1;
    if (this.#head > 1_000 && this.#head * 2 > this.#waiting.length) {
      this.#waiting = this.#waiting.slice(this.#head);
      this.#head = 0;
    }
    return next;
  }

  #retry(delivery: Delivery): void {
    this.redelivered += 1;
    const waitMs = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** delivery.attempts);
    delivery.attempts += 1;
    setTimeout(() => {
      if (!this.#closed) this.#enqueue(delivery);
    }, waitMs);
  }
}
