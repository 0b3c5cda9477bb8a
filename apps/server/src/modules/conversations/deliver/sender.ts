import {
  type Addressee,
  type OutboundContent,
  type RenderedMessage,
  renderMessage,
  type SentMessage,
} from '@balcao/whatsapp';
import { type Clock, sleep } from '../../../platform/clock/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import type { Log } from '../../../platform/log/index.ts';
import { decideBeforeSend, decideOutcome, type FailedOutcome } from '../rules/decide-outcome.ts';
import { checkSendGate } from '../rules/send-gate.ts';
import {
  type ClaimedRow,
  claimOutbox,
  emptyBucket,
  loadSendable,
  markUnknown,
  renewOutbox,
  requeueOutbox,
  type SendableMessage,
} from './outbox-store.ts';
import { recordOutcomes, type SettledSend } from './record-outcomes.ts';
import { settleUnknownSends } from './settle-unknown.ts';

/** What leaves the building: a test cannot run Meta. */
export type SendPort = {
  /** channels that may send now */
  channels: () => readonly { id: string; messagesPerSecond: number }[];
  send: (channelId: string, message: RenderedMessage) => Promise<SentMessage>;
  /** uploads the attachment once and gives Meta's id */
  ensureMediaId: (channelId: string, organizationId: string, attachmentId: string) => Promise<string>;
  hold: (channelId: string, status: 'paused' | 'needs_token', reason: string) => Promise<void>;
};

export type SenderOptions = {
  db: Db;
  clock: Clock;
  log: Log;
  /** the worker's id: its heartbeat tells whether this sender lives */
  senderId: string;
  port: SendPort;
  /** not more than connections to WhatsApp: a claimed row that waits here is `unknown` when this process dies */
  maxInFlight?: number;
};

const IDLE_POLL_MS = 500;
const SETTLE_EVERY_MS = 2_000;
const RECORD_AT_ONCE = 250;

/** Works off the outbox: claim → commit → call → record (architecture §3, stop 5). */
export class Sender {
  readonly #options: Required<SenderOptions>;
  readonly #stop = new AbortController();
  readonly #inFlight = new Set<Promise<void>>();
  /** outbox rows whose call is under way */
  readonly #calls = new Set<number>();
  #settled: SettledSend[] = [];
  #recording: Promise<void> | null = null;
  #woken = false;
  #waker: (() => void) | null = null;
  #running: Promise<unknown> | null = null;

  constructor(options: SenderOptions) {
    this.#options = { maxInFlight: 128, ...options };
  }

  start(): void {
    this.#running = Promise.all([this.#claimLoop(), this.#settleLoop()]);
  }

  wake(): void {
    this.#woken = true;
    this.#waker?.();
  }

  /** Finishes the calls under way and records them. */
  async stop(): Promise<void> {
    this.#stop.abort();
    this.wake();
    await this.#running;
    await Promise.all(this.#inFlight);
    await this.#recording;
  }

  async #claimLoop(): Promise<void> {
    const { db, log, maxInFlight, port, senderId } = this.#options;
    while (!this.#stop.signal.aborted) {
      try {
        this.#woken = false;
        const room = maxInFlight - this.#inFlight.size;
        const channels = port.channels();
        const rows = room > 0 && channels.length > 0 ? await claimOutbox(db, senderId, channels, room) : [];
        if (rows.length > 0) await this.#sendAll(rows);
        else await this.#idle();
      } catch (error) {
        log.warn({ err: error }, 'the outbox is looked at again');
        await sleep(this.#options.clock, 200, this.#stop.signal);
      }
    }
  }

  async #sendAll(rows: readonly ClaimedRow[]): Promise<void> {
    const organizationIds = [...new Set(rows.map((row) => row.organization_id))];
    const messages = await this.#options.db.tx(organizationIds, (tx) => loadSendable(tx, rows), {
      readOnly: true,
    });
    const byId = new Map(messages.map((message) => [message.id, message]));
    for (const row of rows) {
      const sending: Promise<void> = this.#sendOne(row, byId.get(row.message_id)).finally(() => {
        this.#inFlight.delete(sending);
        this.#calls.delete(row.id);
        if (this.#inFlight.size === this.#options.maxInFlight - 1) this.wake();
      });
      this.#inFlight.add(sending);
      this.#calls.add(row.id);
    }
  }

  async #sendOne(row: ClaimedRow, message: SendableMessage | undefined): Promise<void> {
    if (!message)
      return this.#settle({
        kind: 'failed',
        row,
        failure: { code: 'NOT_FOUND', title: 'The message no longer exists.', details: null },
      });
    const refusal = checkSendGate(
      message,
      {
        owner: message.conversation_owner,
        epoch: message.conversation_epoch,
        window_expires_at: message.window_expires_at,
      },
      this.#options.clock.now(),
    );
    if (refusal) return this.#settle({ kind: 'failed', row, failure: refusal });
    let rendered: RenderedMessage;
    try {
      rendered = await this.#render(row, message);
    } catch (error) {
      return this.#fail(row, error, decideBeforeSend(error, row.attempts));
    }
    try {
      const sent = await this.#options.port.send(row.channel_id, rendered);
      this.#settle({ kind: 'accepted', row, wamid: sent.wamid });
    } catch (error) {
      await this.#fail(row, error, decideOutcome(error, row.attempts));
    }
  }

  async #render(row: ClaimedRow, message: SendableMessage): Promise<RenderedMessage> {
    const addressee: Addressee =
      message.phone !== null ? { waId: message.phone } : { userId: message.user_id ?? undefined };
    let content = message.content;
    if (message.attachment_id !== null) {
      content = withMediaId(
        content,
        await this.#options.port.ensureMediaId(row.channel_id, row.organization_id, message.attachment_id),
      );
    }
    return renderMessage(addressee, content, {
      callbackData: row.message_id,
      ...(message.quoted_wamid && message.type !== 'reaction'
        ? { contextMessageId: message.quoted_wamid }
        : {}),
    });
  }

  async #fail(row: ClaimedRow, error: unknown, outcome: FailedOutcome): Promise<void> {
    const { db, log, port } = this.#options;
    try {
      switch (outcome.kind) {
        case 'failed':
          return this.#settle({ kind: 'failed', row, failure: outcome.failure });
        case 'unknown':
          log.warn(
            { messageId: row.message_id, err: error },
            'nobody can say whether WhatsApp took this message',
          );
          return await markUnknown(db, row.id);
        case 'retry':
          log.debug({ messageId: row.message_id, err: error }, 'a message is sent again');
          if (outcome.emptyBucket) await emptyBucket(db, row.channel_id);
          return await requeueOutbox(db, row.id, outcome.afterMs, true);
        case 'hold':
          log.error({ channelId: row.channel_id, reason: outcome.reason }, 'sending on this channel is held');
          await port.hold(row.channel_id, outcome.channelStatus, outcome.reason);
          return await requeueOutbox(db, row.id, 0, false);
        default:
          outcome satisfies never;
      }
    } catch (failure) {
      // The row stays `sending`; its lease runs out and it is settled as unknown, which sends nothing twice.
      log.warn({ messageId: row.message_id, err: failure }, 'the outcome could not be recorded');
    }
  }

  #settle(send: SettledSend): void {
    this.#settled.push(send);
    this.#recording ??= this.#record();
  }

  /** What settles while one record commits goes into the next. */
  async #record(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#settled.length > 0) {
      const group = this.#settled.splice(0, RECORD_AT_ONCE);
      if (await this.#recordGroup(group)) this.wake();
    }
    this.#recording = null;
  }

  async #recordGroup(group: readonly SettledSend[]): Promise<boolean> {
    const { clock, db, log } = this.#options;
    for (let attempt = 0; ; attempt++) {
      try {
        return await recordOutcomes(db, group, new Date(clock.now()));
      } catch (error) {
        // Meta said yes: this must be written down. Statuses with our id settle it if we cannot.
        log.warn({ err: error, attempt }, 'outcomes are recorded again');
        if (this.#stop.signal.aborted && attempt >= 10) return false;
        await sleep(clock, Math.min(2_000, 50 * 2 ** Math.min(attempt, 6)));
      }
    }
  }

  async #settleLoop(): Promise<void> {
    const { clock, db, log } = this.#options;
    while (!this.#stop.signal.aborted) {
      await sleep(clock, SETTLE_EVERY_MS, this.#stop.signal);
      if (this.#stop.signal.aborted) return;
      try {
        await renewOutbox(db, this.#options.senderId, [...this.#calls]);
        const { resent, inDoubt } = await settleUnknownSends(db, new Date(clock.now()));
        if (resent + inDoubt > 0) log.warn({ resent, inDoubt }, 'sends without an answer were settled');
        if (resent > 0) this.wake();
      } catch (error) {
        log.warn({ err: error }, 'unknown sends are looked at again');
      }
    }
  }

  #idle(): Promise<void> {
    if (this.#woken || this.#stop.signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = this.#options.clock.setTimer(IDLE_POLL_MS, done);
      this.#waker = done;
      const clear = () => {
        this.#waker = null;
      };
      function done(): void {
        timer.cancel();
        clear();
        resolve();
      }
    });
  }
}

/** An uploaded file has its id only now. */
function withMediaId(content: OutboundContent, id: string): OutboundContent {
  switch (content.type) {
    case 'image':
      return { type: 'image', image: { ...content.image, link: undefined, id } };
    case 'video':
      return { type: 'video', video: { ...content.video, link: undefined, id } };
    case 'audio':
      return { type: 'audio', audio: { ...content.audio, link: undefined, id } };
    case 'document':
      return { type: 'document', document: { ...content.document, link: undefined, id } };
    case 'sticker':
      return { type: 'sticker', sticker: { id } };
    default:
      return content;
  }
}
