import { ACCOUNT, type OutboundStatus, statusesBody } from '../lib/account.ts';
import { WebhookPool } from '../lib/webhook-pool.ts';

const NAMES = ['sent', 'delivered', 'read'] as const;

export type StatusOptions = {
  webhookUrls: string[];
  /** per accepted message: 1 sent, 2 + delivered, 3 + read */
  statuses: number;
  /** statuses in one delivery */
  batch: number;
  connections: number;
  /** pause before each */
  delayMs: number;
};

/** Emits the statuses of accepted messages, delivered again until they get a 200. */
export class StatusSender {
  readonly #options: StatusOptions;
  readonly #pool: WebhookPool;
  #batch: { status: OutboundStatus; taken: () => void }[] = [];
  #flushing = false;
  #open = 0;
  acked = 0;

  constructor(options: StatusOptions) {
    this.#options = options;
    this.#pool = new WebhookPool(ACCOUNT.appSecret, options.webhookUrls, options.connections);
  }

  /** Statuses not yet taken with a 200, due ones and later ones. */
  get open(): number {
    return this.#open;
  }
  get deliveries(): number {
    return this.#pool.acked;
  }
  get redelivered(): number {
    return this.#pool.redelivered;
  }

  add(message: { phone: string; wamid: string; callbackData: string | undefined }, done: () => void): void {
    const { statuses, delayMs } = this.#options;
    let left = statuses;
    this.#open += statuses;
    const taken = () => {
      this.#open -= 1;
      this.acked += 1;
      left -= 1;
      if (left === 0) done();
    };
    for (let i = 0; i < statuses; i++) {
      const status = { ...message, status: NAMES[i] ?? 'read' };
      if (delayMs === 0) this.#enqueue(status, taken);
      else setTimeout(() => this.#enqueue(status, taken), delayMs * (i + 1));
    }
  }

  close(): void {
    this.#pool.close();
  }

  #enqueue(status: OutboundStatus, taken: () => void): void {
    if (this.#options.batch <= 1)
      return this.#pool.deliver(statusesBody([status], secondsNow()), () => taken());
    this.#batch.push({ status, taken });
    if (this.#batch.length >= this.#options.batch) return this.#flush();
    if (this.#flushing) return;
    this.#flushing = true;
    setTimeout(() => this.#flush(), 5);
  }

  #flush(): void {
    this.#flushing = false;
    const batch = this.#batch;
    this.#batch = [];
    if (batch.length === 0) return;
    const body = statusesBody(
      batch.map((one) => one.status),
      secondsNow(),
    );
    this.#pool.deliver(body, () => {
      for (const one of batch) one.taken();
    });
  }
}

function secondsNow(): number {
  return Math.floor(Date.now() / 1000);
}
