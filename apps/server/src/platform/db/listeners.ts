import { Client } from 'pg';
import type { Log } from '../log/log.ts';
import type { Listener } from './db.types.ts';

type Subscription = { onNotify: (payload: string) => void; onReconnect?: (() => void) | undefined };
type Options = { connectionString: string; applicationName: string; log: Log };

const HEARTBEAT_MS = 15_000;
const RETRY_MIN_MS = 50;
const RETRY_MAX_MS = 2_000;

export type Listeners = {
  listen(channel: string, onNotify: (payload: string) => void, onReconnect?: () => void): Promise<Listener>;
  close(): Promise<void>;
};

/** One dedicated connection for all channels, opened at the first `listen` and re-established when lost. */
export function createListeners(options: Options): Listeners {
  const channels = new Map<string, Set<Subscription>>();
  let client: Client | undefined;
  let opening: Promise<void> | undefined;
  let closed = false;
  let retryTimer: NodeJS.Timeout | undefined;
  let heartbeat: NodeJS.Timeout | undefined;

  async function open(): Promise<void> {
    const fresh = new Client({
      connectionString: options.connectionString,
      application_name: `${options.applicationName} listen`,
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
      query_timeout: 10_000,
    });
    let lost = false;
    const onLost = (error?: Error) => {
      if (lost) return;
      lost = true;
      if (client !== fresh) return;
      client = undefined;
      clearInterval(heartbeat);
      if (closed) return;
      options.log.warn({ err: error }, 'Notification connection lost; reconnecting');
      void fresh.end().catch(() => undefined);
      retry(RETRY_MIN_MS);
    };
    fresh.on('error', onLost);
    fresh.on('end', () => onLost());
    fresh.on('notification', ({ channel, payload }) => {
      for (const subscription of channels.get(channel) ?? []) subscription.onNotify(payload ?? '');
    });
    await fresh.connect();
    if (closed || lost) {
      await fresh.end();
      return;
    }
    client = fresh;
    for (const channel of channels.keys()) await fresh.query(`LISTEN ${quote(channel)}`);
    // A silent network cut shows only when something is asked.
    heartbeat = setInterval(() => void fresh.query('SELECT 1').catch(onLost), HEARTBEAT_MS);
    heartbeat.unref();
  }

  function retry(delayMs: number): void {
    if (closed) return;
    retryTimer = setTimeout(() => {
      opening = open();
      opening.then(announceReconnect, () => retry(Math.min(delayMs * 2, RETRY_MAX_MS)));
    }, delayMs);
    retryTimer.unref();
  }

  function announceReconnect(): void {
    for (const subscriptions of channels.values()) {
      for (const subscription of subscriptions) subscription.onReconnect?.();
    }
  }

  return {
    async listen(channel, onNotify, onReconnect) {
      if (closed) throw new Error('The database is closed.');
      const subscription: Subscription = { onNotify, onReconnect };
      const known = channels.get(channel);
      if (known) known.add(subscription);
      else channels.set(channel, new Set([subscription]));
      if (opening === undefined) {
        opening = open();
        try {
          await opening;
        } catch (error) {
          opening = undefined;
          channels.clear();
          throw error;
        }
      } else {
        await opening.catch(() => undefined);
        // While away: the reconnection listens on every known channel.
        await client?.query(`LISTEN ${quote(channel)}`).catch(() => undefined);
      }
      return {
        async close() {
          const subscriptions = channels.get(channel);
          subscriptions?.delete(subscription);
          if (subscriptions?.size !== 0) return;
          channels.delete(channel);
          await client?.query(`UNLISTEN ${quote(channel)}`).catch(() => undefined);
        },
      };
    },
    async close() {
      closed = true;
      clearTimeout(retryTimer);
      clearInterval(heartbeat);
      await opening?.catch(() => undefined);
      await client?.end().catch(() => undefined);
    },
  };
}

function quote(channel: string): string {
  return `"${channel.replaceAll('"', '""')}"`;
}
