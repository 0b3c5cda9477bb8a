import type { Behaviour } from '../behaviour.ts';
import type { Clock } from '../clock.ts';
import type { EventBus } from '../events.ts';
import { limits } from '../limits.ts';
import type { Scheduler } from '../scheduler.ts';
import { encodePayload, signBody } from './encode.ts';
import { decideRetryPause } from './retry.ts';
import type { Update } from './updates.ts';
import { renderPayload } from './updates.ts';

export interface WebhookHeaders {
  [name: string]: string;
}
export type Deliver = (rawBody: Buffer, headers: WebhookHeaders, url?: string) => Promise<number>;

export interface WebhookCounters {
  updates: number;
  posts: number;
  delivered: number;
  retried: number;
  dropped: number;
  /** Not sent: the app is not subscribed to the account. */
  unsubscribed: number;
  waiting: number;
}

export interface WebhookQueue {
  /** Resolves after the first try to deliver it, whatever its outcome. */
  push(update: Update): Promise<void>;
  counters(): WebhookCounters;
  /** Resolves when nothing waits for a first try. */
  settle(): Promise<void>;
  dispose(): void;
}

interface Post {
  rawBody: Buffer;
  messageIds: readonly string[];
  updates: number;
  attempts: number;
  waitedMs: number;
  url: string | undefined;
  firstTried: () => void;
}

export function createWebhookQueue(context: {
  clock: Clock;
  scheduler: Scheduler;
  events: EventBus;
  random: () => number;
  appSecret: string;
  behaviour: () => Behaviour;
  findTarget: (update: Update) => { subscribed: boolean; url: string | undefined };
  deliver: Deliver;
}): WebhookQueue {
  const { clock, scheduler, events, random } = context;
  const counters = { updates: 0, posts: 0, delivered: 0, retried: 0, dropped: 0, unsubscribed: 0 };
  const ready: Post[] = [];
  let head = 0;
  let batch: { update: Update; url: string | undefined; firstTried: () => void }[] = [];
  let running = 0;
  let untried = 0;
  let retrying = 0;
  let disposed = false;
  let settled: (() => void)[] = [];

  function push(update: Update): Promise<void> {
    const target = context.findTarget(update);
    counters.updates += 1;
    if (!target.subscribed) {
      counters.unsubscribed += 1;
      return Promise.resolve();
    }
    untried += 1;
    return new Promise((resolve) => {
      const item = { update, url: target.url, firstTried: resolve };
      const behaviour = context.behaviour();
      const { batchWindowMs, duplicates } = behaviour;
      if (duplicates > 0 && random() < duplicates) post([{ ...item, firstTried: doNothing }]);
      if (batchWindowMs <= 0) return post([item]);
      batch.push(item);
      if (batch.length >= behaviour.batchMaxUpdates) return flush();
      if (batch.length === 1) scheduler.at(clock.now() + batchWindowMs, flush);
    });
  }

  function flush(): void {
    const items = batch;
    batch = [];
    const byUrl = new Map<string | undefined, typeof items>();
    for (const item of items) byUrl.set(item.url, [...(byUrl.get(item.url) ?? []), item]);
    for (const group of byUrl.values()) post(group);
  }

  function post(items: typeof batch): void {
    const rawBody = encodePayload(renderPayload(items.map(({ update }) => update)));
    if (rawBody.length > limits.payloadBytes && items.length > 1) {
      const middle = items.length >> 1;
      post(items.slice(0, middle));
      return post(items.slice(middle));
    }
    counters.posts += 1;
    ready.push({
      rawBody,
      url: items[0]?.url,
      messageIds: items.flatMap(({ update }) => update.messageIds),
      updates: items.length,
      attempts: 0,
      waitedMs: 0,
      firstTried: () => {
        untried -= items.filter(({ firstTried }) => firstTried !== doNothing).length;
        for (const { firstTried } of items) firstTried();
      },
    });
    work();
  }

  function work(): void {
    if (disposed) return;
    while (running < context.behaviour().webhookConcurrency && head < ready.length) {
      const next = ready[head];
      head += 1;
      if (head > 1_000 && head * 2 > ready.length) {
        ready.splice(0, head);
        head = 0;
      }
      if (!next) continue;
      running += 1;
      void tryDelivery(next).finally(() => {
        running -= 1;
        work();
        if (untried === 0) releaseSettled();
      });
    }
  }

  async function tryDelivery(item: Post): Promise<void> {
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'facebookexternalua',
      'x-hub-signature-256': signBody(item.rawBody, context.appSecret),
    };
    // A refused connection is one more reason to deliver again, like a 500.
    const status = await context.deliver(item.rawBody, headers, item.url).catch(() => 0);
    item.attempts += 1;
    if (disposed) return item.firstTried();
    if (status === 200) counters.delivered += 1;
    else retry(item);
    events.publish({ kind: 'webhook', status, updates: item.updates, messageIds: item.messageIds });
    if (item.attempts === 1) item.firstTried();
  }

  function retry(item: Post): void {
    const pauseMs = decideRetryPause(item.attempts);
    item.waitedMs += pauseMs;
    if (item.waitedMs > limits.retryForMs) {
      counters.dropped += 1;
      return;
    }
    counters.retried += 1;
    retrying += 1;
    scheduler.at(clock.now() + pauseMs / context.behaviour().retryCompression, () => {
      retrying -= 1;
      ready.push(item);
      work();
    });
  }

  function releaseSettled(): void {
    const waiting = settled;
    settled = [];
    for (const resolve of waiting) resolve();
  }

  return {
    push,
    counters: () => ({ ...counters, waiting: untried + retrying }),
    settle: () => (untried === 0 ? Promise.resolve() : new Promise((resolve) => settled.push(resolve))),
    dispose() {
      disposed = true;
      releaseSettled();
    },
  };
}

function doNothing(): void {}
