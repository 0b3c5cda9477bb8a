import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createSimulator,
  defaultAccessToken,
  defaultPhoneNumber,
  type Simulator,
} from '@balcao/whatsapp-simulator';
import type { FastifyInstance } from 'fastify';
import type { Context } from '../../context.ts';
import { type Clock, systemClock } from '../../platform/clock/index.ts';
import type { Config } from '../../platform/config/index.ts';
import type { Channels } from '../channels/index.ts';
import type { Fulfillment } from '../fulfillment/index.ts';
import { LOCAL_HOSTS } from './demo-allowed.ts';
import { demoSettings } from './demo-settings.ts';
import { FIRST_CUSTOMER, fillPhone, rememberPast } from './fill-phone.ts';
import { type DemoNumber, type SeededDemo, seedDemo } from './seed-demo.ts';
import { followAddress, SHOP_PREFIX, seedShop } from './shop/seed-shop.ts';
import { createShopServer } from './shop/shop-server.ts';

export type Demo = {
  simulator: Simulator;
  /** the phone's page, in the hand of somebody who has not written yet */
  phonePath: string;
  mount: (http: FastifyInstance) => void;
  /** the shop's own webhook, and those that somebody tries on this machine */
  allowedPrivateHosts: readonly string[];
  /** below the server's own address */
  graphPath: string;
  /** makes the demo's organization once */
  seed: (ctx: Context, channels: Channels, fulfillment: Fulfillment) => Promise<SeededDemo>;
};

const SIMULATOR_PREFIX = '/simulator';
const GRAPH_PREFIX = '/simulator/graph';

/** The simulator inside our own server; its webhooks come in by HTTP like Meta's. */
export function createDemo(config: Config, publicUrl: () => string, clock: Clock = systemClock): Demo {
  const appSecret = readOrMakeSecret(join(config.dataDir, 'simulator.secret'));
  const shopToken = readOrMakeSecret(join(config.dataDir, 'demo-shop.secret'));
  const number = { ...defaultPhoneNumber, verifiedName: demoSettings.name };
  const simulator = createSimulator({
    clock,
    appSecret,
    verifyToken: 'balcao-demo',
    phoneNumbers: [number],
    stateFile: join(config.dataDir, 'simulator.json'),
    deliver: async (rawBody, headers) => {
      const answer = await fetch(`${publicUrl()}/webhooks/whatsapp`, {
        method: 'POST',
        body: new Uint8Array(rawBody),
        headers,
      });
      await answer.arrayBuffer();
      return answer.status;
    },
  });
  fillPhone(simulator, number);
  const credentials: DemoNumber = {
    phoneNumberId: number.phoneNumberId,
    wabaId: number.wabaId,
    accessToken: defaultAccessToken,
    appSecret,
    verifyToken: 'balcao-demo',
  };
  return {
    simulator,
    phonePath: `${SIMULATOR_PREFIX}/?user=${FIRST_CUSTOMER.waId}`,
    graphPath: GRAPH_PREFIX,
    allowedPrivateHosts: [...LOCAL_HOSTS],
    async seed(ctx, channels, fulfillment) {
      const seeded = await seedDemo(ctx, channels, credentials);
      const { organizationId, isNew } = seeded;
      if (isNew)
        await seedShop(ctx, fulfillment, organizationId, { serverUrl: publicUrl(), token: shopToken });
      else await followAddress(ctx, fulfillment, organizationId, publicUrl());
      rememberPast(simulator, seeded.conversations, ctx.clock.now());
      return seeded;
    },
    mount(http) {
      http.addHook('onRequest', async (request, reply) => {
        // A page elsewhere could point a name of its own at this machine (DNS rebinding).
        const host = (request.headers.host ?? '').replace(/:\d+$/, '');
        if (!LOCAL_HOSTS.has(host))
          return reply.code(403).type('text/plain').send('The demo answers to localhost only.');
      });
      http.register(createShopServer(shopToken).getAppContext().fastify, { prefix: SHOP_PREFIX });
      http.register(simulator.graph, { prefix: GRAPH_PREFIX });
      http.register(simulator.phone, { prefix: SIMULATOR_PREFIX });
    },
  };
}

function readOrMakeSecret(file: string): string {
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  mkdirSync(join(file, '..'), { recursive: true });
  const secret = randomBytes(24).toString('hex');
  writeFileSync(file, secret, { mode: 0o600 });
  return secret;
}
