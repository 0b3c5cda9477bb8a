import type { RedisOptions } from 'ioredis';
import type { Clock } from '../clock/index.ts';
import type { Log } from '../log/index.ts';
import { noRedis } from './no-redis.ts';
import type { Redis } from './redis.types.ts';

export type CreateRedisOptions = {
  log: Log;
  clock: Clock;
  /** before every key and channel, where several installations share one Redis */
  prefix?: string;
  /** longer than this, and the caller goes on without */
  commandTimeoutMs?: number;
  /** how long to leave it alone after it did not answer in time */
  restMs?: number;
};

const COUNT_SCRIPT = `local used = redis.call('INCR', KEYS[1])
if used == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return {used, redis.call('PTTL', KEYS[1])}`;

/** Connects in the background; a Redis that is away is as good as none until it is back. */
export async function createRedis(url: string | undefined, options: CreateRedisOptions): Promise<Redis> {
  if (url === undefined || url === '') return noRedis;
  const { Redis: Client } = await import('ioredis');
  const { log, clock, prefix = '', commandTimeoutMs = 250, restMs = 1000 } = options;
  const settings: RedisOptions = {
    lazyConnect: true,
    // Fail at once instead of waiting for a connection.
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    autoResubscribe: false,
    connectTimeout: 3000,
    retryStrategy: (attempt) => Math.min(50 * 2 ** Math.min(attempt, 6), 2000),
  };
  const client = new Client(url, { ...settings, commandTimeout: commandTimeoutMs });
  const subscriber = new Client(url, settings);
  const listeners = new Map<string, Set<(text: string) => void>>();
  let restUntilMs = 0;
  let wasUp = true;

  client.on('error', (error) => {
    if (wasUp) log.warn({ err: error }, 'Redis is away: going on without it');
    wasUp = false;
  });
  client.on('ready', () => {
    if (!wasUp) log.info({}, 'Redis is back');
    wasUp = true;
  });
  subscriber.on('error', () => {});
  subscriber.on('ready', () => {
    for (const channel of listeners.keys()) void quietly(subscriber.subscribe(channel));
  });
  subscriber.on('message', (channel: string, text: string) => {
    for (const onText of listeners.get(channel) ?? []) onText(text);
  });
  void quietly(client.connect());
  void quietly(subscriber.connect());

  const isUp = () => client.status === 'ready' && clock.now() >= restUntilMs;

  /** null when Redis is away or fails; one that does not answer is left alone for a while. */
  async function attempt<T>(command: () => Promise<T>): Promise<T | null> {
    if (!isUp()) return null;
    try {
      return await command();
    } catch (error) {
      log.debug({ err: error }, 'Redis command failed');
      restUntilMs = clock.now() + restMs;
      return null;
    }
  }

  return {
    isUp,
    async count(key, windowSeconds) {
      const answer = await attempt(() => client.eval(COUNT_SCRIPT, 1, prefix + key, windowSeconds * 1000));
      if (!Array.isArray(answer)) return null;
      const [used, leftMs] = answer;
      if (typeof used !== 'number' || typeof leftMs !== 'number') return null;
      return { used, resetSeconds: Math.max(1, Math.ceil(leftMs / 1000)) };
    },
    publish(channel, text) {
      void attempt(() => client.publish(prefix + channel, text));
    },
    async subscribe(channel, onText) {
      const name = prefix + channel;
      const own = listeners.get(name) ?? new Set();
      listeners.set(name, own.add(onText));
      if (subscriber.status === 'ready') await quietly(subscriber.subscribe(name));
      return {
        async close() {
          own.delete(onText);
          if (own.size > 0 || listeners.get(name) !== own) return;
          listeners.delete(name);
          if (subscriber.status === 'ready') await quietly(subscriber.unsubscribe(name));
        },
      };
    },
    async close() {
      client.disconnect();
      subscriber.disconnect();
    },
  };
}

/** Its failure is told by the 'error' event, and made good on 'ready'. */
async function quietly(work: Promise<unknown>): Promise<void> {
  await work.catch(() => undefined);
}
