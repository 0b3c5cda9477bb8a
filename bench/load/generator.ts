import { connect, type Socket } from 'node:net';
import { ACCEPTED, RECORD_BYTES } from '../double/feed.ts';
import { ACCOUNT, messagesBody, phoneOf } from '../lib/account.ts';
import { Histogram, type HistogramData } from '../lib/histogram.ts';
import { nowUs } from '../lib/monotonic.ts';
import { createRandom, type Random } from '../lib/random.ts';
import { WebhookPool } from '../lib/webhook-pool.ts';
import { type ContactLine, isFree, newLine } from './contact-line.ts';
import { Silence } from './silence.ts';

export type LoadOptions = {
  webhookUrls: string[];
  feedPort: number;
  contacts: number;
  /** messages in one delivery */
  batch: number;
  connections: number;
  /** closed: so many conversations under way at any time; rate: messages a second, come what may */
  pace: { kind: 'closed'; concurrency: number } | { kind: 'rate'; perSecond: number };
  /** a contact is chosen by lot and may write again before it is answered */
  impatient: boolean;
  /** the double sends statuses: a conversation is under way until they are taken too */
  statuses: number;
  seed: number;
};

export type LoadCounters = {
  written: number;
  deliveriesAcked: number;
  messagesAcked: number;
  redelivered: number;
  answered: number;
  unanswered: number;
  /** acceptances for which no message was waiting */
  surplus: number;
  statusesOwed: number;
  open: number;
  answersByStatus: [status: number, count: number][];
  ack: HistogramData;
  reply: HistogramData;
  /** longest time without a 200, and without an accepted reply */
  ackSilenceMs: number;
  replySilenceMs: number;
};

const TICK_MS = 4;

/** Customers who write, and what became of it. */
export class Generator {
  readonly #options: LoadOptions;
  readonly #pool: WebhookPool;
  readonly #lines: ContactLine[];
  readonly #random: Random;
  readonly #feed: Socket;
  readonly #ack = new Histogram();
  readonly #reply = new Histogram();
  readonly #ackSilence = new Silence();
  readonly #replySilence = new Silence();
  #feedRest = Buffer.alloc(0);
  #ticker: NodeJS.Timeout;
  #isWriting = true;
  #next = 0;
  #owedSinceUs = nowUs();
  #underWay = 0;
  #written = 0;
  #messagesAcked = 0;
  #answered = 0;
  #surplus = 0;

  constructor(options: LoadOptions) {
    this.#options = options;
    this.#pool = new WebhookPool(ACCOUNT.appSecret, options.webhookUrls, options.connections);
    this.#lines = Array.from({ length: options.contacts }, (_, id) => newLine(id));
    this.#random = createRandom(options.seed);
    this.#feed = connect({ host: '127.0.0.1', port: options.feedPort });
    this.#feed.on('data', (chunk: Buffer) => this.#readFeed(chunk));
    this.#feed.on('error', () => undefined);
    this.#ticker = setInterval(() => this.#tick(), TICK_MS);
  }

  setRate(perSecond: number): void {
    this.#options.pace = { kind: 'rate', perSecond };
    this.#owedSinceUs = nowUs();
  }

  stopWriting(): void {
    this.#isWriting = false;
    for (const line of this.#lines) line.wanted = 0;
  }

  /** Percentiles begin anew. */
  clearTimes(): void {
    this.#ack.clear();
    this.#reply.clear();
    this.#ackSilence.clear();
    this.#replySilence.clear();
  }

  counters(): LoadCounters {
    let unanswered = 0;
    let statusesOwed = 0;
    for (const line of this.#lines) {
      unanswered += line.unanswered.length;
      statusesOwed += Math.max(0, line.statusesOwed);
    }
    return {
      written: this.#written,
      deliveriesAcked: this.#pool.acked,
      messagesAcked: this.#messagesAcked,
      redelivered: this.#pool.redelivered,
      answered: this.#answered,
      unanswered,
      surplus: this.#surplus,
      statusesOwed,
      open: this.#pool.open,
      answersByStatus: [...this.#pool.statuses],
      ack: this.#ack.toData(),
      reply: this.#reply.toData(),
      ackSilenceMs: this.#ackSilence.longestMs,
      replySilenceMs: this.#replySilence.longestMs,
    };
  }

  /** Messages written by each contact: number n of contact c has the wamid `wamidOf(c, n)`. */
  written(): number[] {
    return this.#lines.map((line) => line.written);
  }

  close(): void {
    clearInterval(this.#ticker);
    this.#feed.destroy();
    this.#pool.close();
  }

  #tick(): void {
    if (!this.#isWriting) return;
    const { batch, pace } = this.#options;
    if (pace.kind === 'closed') {
      // Whole deliveries only; what was answered since is made up for in #readFeed too.
      while (this.#underWay + batch <= pace.concurrency) if (!this.#writeTogether()) return;
      return;
    }
    const stepUs = (batch * 1_000_000) / pace.perSecond;
    const now = nowUs();
    for (; this.#owedSinceUs + stepUs <= now; this.#owedSinceUs += stepUs)
      this.#writeTogether(this.#owedSinceUs + stepUs);
  }

  /** One delivery. False: nobody is free to write. */
  #writeTogether(dueUs = nowUs()): boolean {
    const lines: ContactLine[] = [];
    for (let i = 0; i < this.#options.batch; i++) {
      const line = this.#chooseLine();
      if (line === undefined) break;
      if (line.isDelivering) {
        line.wanted += 1;
        continue;
      }
      line.isDelivering = true;
      lines.push(line);
    }
    if (lines.length === 0) return false;
    this.#deliver(lines, dueUs);
    return true;
  }

  #chooseLine(): ContactLine | undefined {
    const { contacts, impatient } = this.#options;
    if (impatient) return this.#lines[Math.floor(this.#random() * contacts)];
    for (let i = 0; i < contacts; i++) {
      const line = this.#lines[this.#next];
      this.#next = (this.#next + 1) % contacts;
      if (line && isFree(line)) return line;
    }
    return undefined;
  }

  #deliver(lines: readonly ContactLine[], dueUs: number): void {
    const messages = lines.map((line) => {
      line.written += 1;
      line.unanswered.push(dueUs);
      line.statusesOwed += this.#options.statuses > 0 ? 1 : 0;
      return {
        phone: phoneOf(line.id),
        wamid: wamidOf(line.id, line.written),
        text: textOf(line.id, line.written),
      };
    });
    this.#written += lines.length;
    this.#underWay += lines.length;
    this.#pool.deliver(
      messagesBody(messages, Math.floor(Date.now() / 1000)),
      (ackUs) => {
        this.#ack.add(ackUs);
        this.#ackSilence.end();
        this.#messagesAcked += lines.length;
        for (const line of lines) this.#onAcked(line);
      },
      dueUs,
    );
  }

  #onAcked(line: ContactLine): void {
    line.isDelivering = false;
    if (line.wanted === 0 || !this.#isWriting) return;
    line.wanted -= 1;
    line.isDelivering = true;
    this.#deliver([line], nowUs());
  }

  #readFeed(chunk: Buffer): void {
    const bytes = this.#feedRest.length === 0 ? chunk : Buffer.concat([this.#feedRest, chunk]);
    let at = 0;
    for (; at + RECORD_BYTES <= bytes.length; at += RECORD_BYTES) {
      const line = this.#lines[bytes.readDoubleLE(at)];
      if (!line) continue;
      if (bytes.readDoubleLE(at + 8) === ACCEPTED) this.#onAnswered(line, bytes.readDoubleLE(at + 16));
      else this.#onStatusesTaken(line);
    }
    this.#feedRest = Buffer.from(bytes.subarray(at));
    if (this.#options.pace.kind === 'closed') this.#tick();
  }

  #onAnswered(line: ContactLine, atUs: number): void {
    const since = line.unanswered.shift();
    if (since === undefined) {
      this.#surplus += 1;
      return;
    }
    this.#answered += 1;
    this.#replySilence.end();
    this.#reply.add(atUs - since);
    if (this.#options.statuses === 0) this.#underWay -= 1;
  }

  #onStatusesTaken(line: ContactLine): void {
    line.statusesOwed -= 1;
    this.#underWay -= 1;
  }
}

export function wamidOf(contact: number, n: number): string {
  return `wamid.BENCHIN${contact}N${n}`;
}

export function textOf(contact: number, n: number): string {
  return `c${contact}n${n}`;
}
