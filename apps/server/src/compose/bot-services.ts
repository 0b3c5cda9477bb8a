import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';
import type { Channels } from '../modules/channels/index.ts';
import { createBotCallHandler } from '../modules/conversations/index.ts';
import {
  createFulfillment,
  createFulfillmentJobHandlers,
  fulfillmentSchedules,
} from '../modules/fulfillment/index.ts';
import { addFulfillmentRoutes } from '../modules/fulfillment/routes/index.ts';
import { insertInbox } from '../modules/intake/index.ts';
import { createEgress, parseTarget } from '../platform/egress/index.ts';
import type { JobHandler, Schedule } from '../platform/jobs/index.ts';
import { createBotCall } from './bot-call.ts';

/** What bots ask of other servers: HTTP calls, and the webhooks of intents. */
export function createBotServices(options: {
  ctx: Context;
  channels: Channels;
  /** hosts that may be called although their address is private */
  allowedPrivateHosts: readonly string[];
  wakeInbox: () => void;
}) {
  const { ctx, channels, allowedPrivateHosts, wakeInbox } = options;
  const egress = createEgress({ allowedPrivateHosts });
  const fulfillment = createFulfillment({
    ctx,
    egress,
    checkUrl: (url) => void parseTarget(url, allowedPrivateHosts),
    channels: channels.directory,
  });
  const jobs: Record<string, JobHandler> = {
    'bot.call': createBotCallHandler({
      perform: createBotCall(egress),
      deliver: async (row) => {
        await insertInbox(ctx.db, [{ ...row, kind: 'call_result' }], 0);
        wakeInbox();
      },
    }),
    ...createFulfillmentJobHandlers(fulfillment, async (tx, row) => {
      await insertInbox(tx, [{ ...row, kind: 'call_result' }], 0);
      tx.afterCommit(wakeInbox);
    }),
  };
  const schedules: readonly Schedule[] = fulfillmentSchedules;
  return {
    fulfillment,
    jobs,
    schedules,
    addRoutes: (http: FastifyInstance) => addFulfillmentRoutes(http, { fulfillment }),
    close: () => egress.close(),
  };
}
