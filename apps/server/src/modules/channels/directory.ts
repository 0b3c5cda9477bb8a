import type { Context } from '../../context.ts';
import type { Timer } from '../../platform/clock/index.ts';
import type { Listener } from '../../platform/db/index.ts';
import type { Channel, ChannelRow } from './channel.types.ts';
import { openSecrets } from './secrets.ts';
import { readDirectory } from './store.ts';

export const CHANNELS_NOTIFICATION = 'channels';
const POLL_MS = 5_000;
const MISS_MS = 1_000;

/** All connected channels in memory: looked at for every webhook and every send. */
export type ChannelDirectory = {
  findByPhoneNumberId(phoneNumberId: string): Channel | undefined;
  byId(id: string): Channel | undefined;
  all(): readonly Channel[];
  /** App secrets of the channels with this phone number id or WABA id, each once. */
  secretsFor(wabaOrPhoneNumberId: string): readonly string[];
  /** Every app secret, each once. */
  allSecrets(): readonly string[];
  verifyTokens(): readonly string[];
  /** After a look-up found nothing: reads again, at most once a second. */
  reloadAfterMiss(): Promise<void>;
  reload(): Promise<void>;
  /** Loads, then follows changes made by other processes. */
  start(): Promise<void>;
  close(): Promise<void>;
};

type Snapshot = {
  channels: readonly Channel[];
  byId: ReadonlyMap<string, Channel>;
  byPhoneNumberId: ReadonlyMap<string, Channel>;
  secrets: ReadonlyMap<string, readonly string[]>;
  allSecrets: readonly string[];
  verifyTokens: readonly string[];
};

type Opened = { row: ChannelRow; channel: Channel };

export function createChannelDirectory(
  ctx: Pick<Context, 'db' | 'clock' | 'log' | 'secrets'>,
): ChannelDirectory {
  let opened = new Map<string, Opened>();
  let snapshot = snapshotOf([]);
  let reloading: Promise<void> | undefined;
  let again = false;
  let lastMissMs = Number.NEGATIVE_INFINITY;
  let listener: Listener | undefined;
  let timer: Timer | undefined;
  let closed = false;

  async function read(): Promise<void> {
    const rows = await readDirectory(ctx.db);
    const next = new Map<string, Opened>();
    for (const row of rows) {
      const known = opened.get(row.id);
      const channel = known && sameSecrets(known.row, row) ? withRow(row, known.channel) : tryOpen(row);
      if (channel) next.set(row.id, { row, channel });
    }
    opened = next;
    snapshot = snapshotOf([...next.values()].map((one) => one.channel));
  }

  function tryOpen(row: ChannelRow): Channel | undefined {
    try {
      return withRow(row, openSecrets(ctx.secrets, row));
    } catch (error) {
      // One damaged row must not take the others offline.
      ctx.log.error({ err: error, channelId: row.id }, 'The secrets of a channel cannot be opened');
      return undefined;
    }
  }

  /** One read at a time; who asks while one runs gets the one after it, which sees the asker's own commit. */
  function reload(): Promise<void> {
    if (reloading) {
      again = true;
      return reloading;
    }
    reloading = (async () => {
      do {
        again = false;
        await read();
      } while (again);
    })().finally(() => {
      reloading = undefined;
    });
    return reloading;
  }

  function reloadInBackground(): void {
    if (closed) return;
    reload().catch((error: unknown) => {
      ctx.log.warn({ err: error }, 'The channels could not be read again; going on with those known');
    });
  }

  function poll(): void {
    timer = ctx.clock.setTimer(POLL_MS, () => {
      reloadInBackground();
      if (!closed) poll();
    });
  }

  return {
    findByPhoneNumberId: (phoneNumberId) => snapshot.byPhoneNumberId.get(phoneNumberId),
    byId: (id) => snapshot.byId.get(id),
    all: () => snapshot.channels,
    secretsFor: (id) => snapshot.secrets.get(id) ?? [],
    allSecrets: () => snapshot.allSecrets,
    verifyTokens: () => snapshot.verifyTokens,
    async reloadAfterMiss() {
      const nowMs = ctx.clock.now();
      if (nowMs - lastMissMs < MISS_MS) return reloading;
      lastMissMs = nowMs;
      await reload();
    },
    reload,
    async start() {
      listener = await ctx.db.listen(CHANNELS_NOTIFICATION, reloadInBackground, reloadInBackground);
      await reload();
      poll();
    },
    async close() {
      closed = true;
      timer?.cancel();
      await listener?.close();
      await reloading?.catch(() => undefined);
    },
  };
}

function withRow(
  row: ChannelRow,
  secrets: Pick<Channel, 'accessToken' | 'appSecret' | 'verifyToken'>,
): Channel {
  return {
    id: row.id,
    organizationId: row.organization_id,
    name: row.name,
    phoneNumberId: row.phone_number_id,
    wabaId: row.waba_id,
    displayPhoneNumber: row.display_phone_number,
    mode: row.mode,
    status: row.status,
    messagesPerSecond: row.messages_per_second,
    botId: row.bot_id,
    botEnabled: row.bot_enabled,
    markRead: row.mark_read,
    lastWebhookAtMs: row.last_webhook_at?.getTime() ?? null,
    accessToken: secrets.accessToken,
    appSecret: secrets.appSecret,
    verifyToken: secrets.verifyToken,
  };
}

function sameSecrets(a: ChannelRow, b: ChannelRow): boolean {
  return (
    a.access_token.equals(b.access_token) &&
    a.app_secret.equals(b.app_secret) &&
    a.verify_token.equals(b.verify_token)
  );
}

function snapshotOf(channels: readonly Channel[]): Snapshot {
  const secrets = new Map<string, Set<string>>();
  for (const { phoneNumberId, wabaId, appSecret } of channels) {
    for (const id of [phoneNumberId, wabaId]) {
      const known = secrets.get(id);
      if (known) known.add(appSecret);
      else secrets.set(id, new Set([appSecret]));
    }
  }
  return {
    channels,
    byId: new Map(channels.map((one) => [one.id, one])),
    byPhoneNumberId: new Map(channels.map((one) => [one.phoneNumberId, one])),
    secrets: new Map([...secrets].map(([id, set]) => [id, [...set]])),
    allSecrets: [...new Set(channels.map((one) => one.appSecret))],
    verifyTokens: [...new Set(channels.map((one) => one.verifyToken))],
  };
}
