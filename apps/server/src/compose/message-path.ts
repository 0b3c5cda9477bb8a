import { randomUUID } from 'node:crypto';
import { type RenderedMessage, WhatsAppError } from '@balcao/whatsapp';
import type { Context } from '../context.ts';
import { theSystem } from '../modules/accounts/index.ts';
import type { Bots } from '../modules/bots/index.ts';
import { type Channels, pauseChannel, requireNewToken } from '../modules/channels/index.ts';
import { createReadMarker, joinParkedStatuses, Sender } from '../modules/conversations/index.ts';
import {
  type BatchPorts,
  createPreparer,
  InboxWorker,
  type PreparePorts,
  processBatch,
} from '../modules/intake/index.ts';
import { sleep } from '../platform/clock/index.ts';
import { uuidv7 } from '../platform/crypto/index.ts';
import { enqueueJobs } from '../platform/jobs/index.ts';
import { analyzeYoungTables } from './analyze-young-tables.ts';

export type MessagePathOptions = {
  ctx: Context;
  channels: Channels;
  loadProfile: PreparePorts['loadProfile'];
  bots: Bots;
  ensureMediaId: (channelId: string, organizationId: string, attachmentId: string) => Promise<string>;
  applyManagement: BatchPorts['applyManagement'];
  /** events of these organizations were committed */
  onEvents: (organizationIds: readonly string[]) => void;
};

const PARKED_EVERY_MS = 5_000;

/** The worker's half of the path: inbox → decisions → outbox → WhatsApp. */
export function createMessagePath(options: MessagePathOptions) {
  const { ctx, channels } = options;
  const { clock, db, log } = ctx;
  const workerId = randomUUID();
  const stop = new AbortController();
  const newId = () => uuidv7(clock.now());

  async function hold(channelId: string, status: 'paused' | 'needs_token', reason: string): Promise<void> {
    const channel = channels.directory.byId(channelId);
    if (!channel) return;
    const which = { organizationId: channel.organizationId, channelId };
    await (status === 'paused' ? pauseChannel : requireNewToken)(ctx, which, reason, theSystem);
    options.onEvents([channel.organizationId]);
    await channels.directory.reload();
  }

  const sender = new Sender({
    db,
    clock,
    log,
    senderId: workerId,
    port: {
      channels: () => channels.directory.all().filter((channel) => channel.status === 'active'),
      send: (channelId, message) =>
        clientOf(channels, channelId).sendMessage(phoneNumberIdOf(channels, channelId), message),
      ensureMediaId: options.ensureMediaId,
      hold,
    },
  });

  const marker = createReadMarker({
    clock,
    markRead: async ({ channelId, wamid, typing }) => {
      const client = channels.clientFor(channelId);
      if (client) await client.markRead(phoneNumberIdOf(channels, channelId), wamid, { typing });
    },
    onError: (error) => log.debug({ err: error }, 'a message could not be marked read'),
  });

  const prepare = createPreparer({
    db,
    nowMs: () => clock.now(),
    newId,
    enqueueJobs,
    channelById: (id) => channels.directory.byId(id),
    loadProfile: options.loadProfile,
    loadPublished: (tx, organizationId, botId) => options.bots.loadPublished(tx, organizationId, botId),
    loadVersion: (tx, organizationId, versionId) => options.bots.loadVersion(tx, organizationId, versionId),
  });

  const batchPorts: BatchPorts = {
    db,
    log,
    workerId,
    slot: Math.floor(Math.random() * 32_000),
    prepare,
    applyManagement: options.applyManagement,
    newId,
    onCommitted(result, organizationIds) {
      if (result.queued > 0) sender.wake();
      options.onEvents(organizationIds);
      for (const [channelId, { channelStatus, reason }] of result.holds) {
        if (channels.directory.byId(channelId)?.status !== 'active') continue;
        // Should it fail, the next message to fail tells it again.
        hold(channelId, channelStatus, reason).catch((error: unknown) =>
          log.warn({ err: error, channelId }, 'a blocked channel could not be held'),
        );
      }
      for (const turn of result.turns) {
        if (channels.directory.byId(turn.channelId)?.markRead) marker.add({ ...turn, typing: true });
      }
    },
  };
  const inbox = new InboxWorker({
    db,
    clock,
    log,
    workerId,
    processBatch: (rows) => processBatch(rows, batchPorts),
  });

  async function joinParked(): Promise<void> {
    while (!stop.signal.aborted) {
      await sleep(clock, PARKED_EVERY_MS, stop.signal);
      if (stop.signal.aborted) return;
      await joinParkedStatuses(db).catch((error: unknown) =>
        log.warn({ err: error }, 'parked statuses are looked at again'),
      );
    }
  }
  let background: Promise<unknown> | undefined;

  return {
    /** something entered the inbox */
    wakeInbox: () => inbox.wake(),
    /** something entered the outbox */
    wakeSender: () => sender.wake(),
    markRead: (channelId: string, wamid: string) => marker.add({ channelId, wamid, typing: false }),
    shards: () => inbox.shards,
    async start() {
      await inbox.start();
      sender.start();
      background = Promise.all([joinParked(), analyzeYoungTables({ db, clock, log, signal: stop.signal })]);
    },
    /** Finishes the batch and the calls under way, records them, gives the shards back. */
    async stop() {
      stop.abort();
      await background;
      // The sender first: its heartbeat is the inbox worker's.
      await sender.stop();
      await inbox.stop();
    },
  };
}

export type MessagePath = ReturnType<typeof createMessagePath>;

function clientOf(
  channels: Channels,
  channelId: string,
): { sendMessage: (phoneNumberId: string, message: RenderedMessage) => Promise<{ wamid: string }> } {
  const client = channels.clientFor(channelId);
  if (client) return client;
  throw new WhatsAppError({
    reason: 'NOT_CONNECTED',
    message: 'This channel is no longer connected.',
    fate: 'refuse',
    ambiguous: false,
  });
}

function phoneNumberIdOf(channels: Channels, channelId: string): string {
  return channels.directory.byId(channelId)?.phoneNumberId ?? '';
}
