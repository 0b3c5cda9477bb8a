import { join } from 'node:path';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { addApiRoutes } from './compose/api-routes.ts';
import { createBotServices } from './compose/bot-services.ts';
import { classifyError } from './compose/classify-error.ts';
import { createConversationPorts } from './compose/conversation-ports.ts';
import { createDeskServices } from './compose/desk.ts';
import { createMaintenanceHandlers, maintenanceSchedules } from './compose/maintenance.ts';
import { createOnMemberChanged } from './compose/member-changed.ts';
import { createMessagePath } from './compose/message-path.ts';
import { observePath } from './compose/path-metrics.ts';
import { servePanel } from './compose/serve-panel.ts';
import { createTurnProfile } from './compose/turn-profile.ts';
import { createWebhookIntake } from './compose/webhook-intake.ts';
import type { Context } from './context.ts';
import { accountSchedules, createAccountJobHandlers, createAuthenticator } from './modules/accounts/index.ts';
import { createBots } from './modules/bots/index.ts';
import { createCalendars } from './modules/calendars/index.ts';
import {
  applyNumberWebhook,
  channelSchedules,
  createChannelJobHandlers,
  createChannels,
} from './modules/channels/index.ts';
import { publishMessageUpdated } from './modules/conversations/index.ts';
import { createDesk } from './modules/desk/index.ts';
import { isVisibleTo, readEventPage } from './modules/event-log/index.ts';
import {
  createDiskMediaStore,
  createEnsureMediaId,
  DOWNLOAD_JOB,
  downloadAttachment,
  type Media,
} from './modules/media/index.ts';
import { createProfiles } from './modules/settings/index.ts';
import {
  applyTemplateWebhook,
  createTemplateJobHandlers,
  templateSchedules,
} from './modules/templates/index.ts';
import type { Clock } from './platform/clock/index.ts';
import { systemClock } from './platform/clock/index.ts';
import type { Config } from './platform/config/index.ts';
import type { SecretBox } from './platform/crypto/index.ts';
import type { Db } from './platform/db/index.ts';
import {
  closeGracefully,
  createHttpServer,
  createIdempotencyTable,
  createLocalRateLimitStore,
  registerHealth,
} from './platform/http/index.ts';
import { createJobRunner } from './platform/jobs/index.ts';
import { createMetrics, observePool } from './platform/metrics/index.ts';
import {
  createRealtimeHub,
  databaseEphemeral,
  databaseHints,
  notifyEvents,
  redisHints,
} from './platform/realtime/index.ts';
import { createRedis, createSharedRateLimitStore } from './platform/redis/index.ts';

/** Jobs at once in one process. `reply` waits for other people's servers: many, and no organization has them all. */
const LANES = { inbound: 8, reply: { size: 64, share: 16 }, desk: 8, webhook: 4, maintenance: 1 };

export type AppParts = {
  config: Config;
  db: Db;
  log: FastifyBaseLogger;
  secrets: SecretBox;
  version: string;
  clock?: Clock;
  /** demo: where simulated channels lead, and where the phone is */
  simulatorUrl?: () => string | null;
  phoneUrl?: () => string | null;
  /** more routes on the same server: the demo mounts the simulator here */
  mount?: (http: FastifyInstance) => void;
  /** hosts that owner-configured URLs may reach although they are private (tests, the demo's own services) */
  allowedPrivateHosts?: readonly string[];
};

export type App = Awaited<ReturnType<typeof createApp>>;

/** The composition root: everything that lives long is built here, and disposed of by `stop`. */
export async function createApp(parts: AppParts) {
  const { config, db, log, secrets, version } = parts;
  const clock = parts.clock ?? systemClock;
  const ctx: Context = { config, db, clock, log, secrets };
  const isWorker = config.role !== 'web';
  const isWeb = config.role !== 'worker';

  let listeningUrl = config.publicUrl ?? `http://${config.host}:${config.port}`;
  const publicUrl = () => config.publicUrl ?? listeningUrl;

  const metrics = createMetrics();
  metrics.collectProcess();
  const redis = await createRedis(config.redisUrl, { log, clock, prefix: 'balcao:' });
  const authenticator = createAuthenticator(ctx);
  const profiles = createProfiles(ctx);
  const calendars = createCalendars(ctx);
  const desk = createDesk(ctx);
  const bots = createBots(ctx);
  const channels = createChannels({
    ctx,
    publicUrl,
    ...(parts.simulatorUrl ? { simulatorUrl: parts.simulatorUrl } : {}),
  });

  const hintSources = [databaseHints(db), redisHints(redis)];
  const hub = createRealtimeHub({
    readEvents: (organizationId, afterSeq, limit) => readEventPage(db, organizationId, afterSeq, limit),
    visibleTo: isVisibleTo,
    hints: hintSources,
    ephemeral: databaseEphemeral(db),
    clock,
    log,
  });
  const announce = (organizationId: string) => {
    hub.hint(organizationId);
    notifyEvents(db, redis, organizationId);
  };

  const media: Media = {
    ctx,
    channels,
    store: createDiskMediaStore(join(config.dataDir, 'media')),
    async publishMessageUpdated(tx, organizationId, messageId) {
      await publishMessageUpdated(tx, organizationId, messageId, new Date(clock.now()));
      tx.afterCommit(() => announce(organizationId));
    },
  };
  const path = createMessagePath({
    ctx,
    channels,
    bots,
    loadProfile: createTurnProfile({ profiles, calendars, desk }),
    ensureMediaId: createEnsureMediaId(media),
    async applyManagement(tx, place, event) {
      await applyTemplateWebhook(tx, clock, place, event.field, event.value);
      await applyNumberWebhook(tx, place, event.field, event.value);
    },
    onEvents: (organizationIds) => organizationIds.forEach(announce),
  });

  const wakeInbox = () => {
    path.wakeInbox();
    // With every shard in this process there is nobody else to tell.
    if (path.shards().length < 64) db.notify('balcao_inbox', '');
  };
  const wakeSender = () => {
    path.wakeSender();
    if (!isWorker) db.notify('balcao_outbox', '');
  };

  const conversationPorts = createConversationPorts({
    ctx,
    channels,
    markRead: path.markRead,
    loadDesk: desk.loadDeskSettings,
    onCommitted(organizationId) {
      announce(organizationId);
      wakeSender();
    },
  });
  const services = createDeskServices({
    ctx,
    conversations: conversationPorts,
    calendars,
    hints: hintSources,
    announce,
    publicUrl,
  });

  const botServices = createBotServices({
    ctx,
    channels,
    allowedPrivateHosts: [...config.allowedPrivateHosts, ...(parts.allowedPrivateHosts ?? [])],
    wakeInbox,
  });

  const jobs = createJobRunner({
    db,
    clock,
    log,
    lanes: LANES,
    schedules: [
      ...accountSchedules,
      ...channelSchedules,
      ...templateSchedules,
      ...maintenanceSchedules,
      ...services.schedules,
      ...botServices.schedules,
    ],
    handlers: {
      ...createAccountJobHandlers(ctx),
      ...createChannelJobHandlers(channels),
      ...createTemplateJobHandlers(channels),
      ...createMaintenanceHandlers(ctx),
      ...services.jobs,
      ...botServices.jobs,
      [DOWNLOAD_JOB]: (job, jobCtx) => downloadAttachment(media, job, jobCtx),
    },
  });

  const http = createHttpServer({
    log,
    authenticate: authenticator.authenticate,
    publicUrls: config.publicUrl ? [config.publicUrl] : [],
    trustProxy: config.trustProxy,
    classifyError,
    metrics,
    idempotency: createIdempotencyTable(db),
    rateLimits: {
      store: createSharedRateLimitStore(
        redis,
        createLocalRateLimitStore(() => clock.now()),
      ),
      principal: { limit: 1200, windowSeconds: 60 },
      address: { limit: 300, windowSeconds: 60 },
    },
  });
  const intake = createWebhookIntake({ ctx, channels, onStored: wakeInbox });

  registerHealth(http, {
    metrics,
    ...(config.metricsToken === undefined ? {} : { metricsToken: config.metricsToken }),
    checks: [{ name: 'database', check: async () => void (await db.query({ text: 'select 1' })) }],
  });
  observePath(metrics, db, services.followerNames);
  observePool(metrics, db.pool);
  if (isWeb) {
    intake.addRoutes(http);
    addApiRoutes(http, {
      accounts: {
        ctx,
        authenticator,
        publicUrl,
        version,
        demoPhoneUrl: parts.phoneUrl ?? (() => null),
        onMemberChanged: createOnMemberChanged(ctx, announce),
      },
      channels,
      conversations: conversationPorts,
      media,
      ledger: { db, clock, slot: intake.slot, wakeInbox },
      addDeskRoutes: services.addRoutes,
      addFulfillmentRoutes: botServices.addRoutes,
    });
    services.addRealtime(http, hub);
    parts.mount?.(http);
    servePanel(http);
  }

  const listeners: { close(): Promise<void> }[] = [];
  return {
    http,
    ctx,
    channels,
    fulfillment: botServices.fulfillment,
    publicUrl,
    /** Listens and works. Resolves with the address. */
    async start(): Promise<string> {
      await channels.start();
      await hub.start();
      const address = await http.listen({ port: config.port, host: config.host });
      listeningUrl = address.replace('[::1]', 'localhost').replace('0.0.0.0', '127.0.0.1');
      if (isWorker) {
        listeners.push(await db.listen('balcao_inbox', path.wakeInbox, path.wakeInbox));
        listeners.push(await db.listen('balcao_outbox', path.wakeSender, path.wakeSender));
        await path.start();
        await jobs.start();
        await services.followers.start();
      }
      return publicUrl();
    },
    /** Finishes what it holds: requests, group commits, the batch, the calls under way. */
    async stop(): Promise<void> {
      await closeGracefully(http, { drainMs: config.shutdownDelayMs, clock });
      await intake.drain();
      if (isWorker) {
        await services.followers.stop();
        await jobs.stop();
        await path.stop();
      }
      for (const listener of listeners) await listener.close();
      await hub.close();
      await channels.close();
      services.close();
      await botServices.close();
      await redis.close();
    },
  };
}
