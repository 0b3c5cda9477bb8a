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
import type { Config } from '../../platform/config/index.ts';
import { demoSettings } from './demo-settings.ts';
import { FIRST_CUSTOMER, fillPhone } from './fill-phone.ts';
import type { DemoNumber } from './seed-demo.ts';

export class DemoRefused extends Error {
  readonly code = 'DEMO_REFUSED';
}

const LOCAL_HOSTS = new Set(['127.0.0.1', 'localhost', '::1', '[::1]']);

/** The demo signs people in by a printed link and answers a fake WhatsApp: never on an address others reach. */
export function checkDemoAllowed(config: Config): void {
  if (config.isProduction)
    throw new DemoRefused(
      'The demo does not run with NODE_ENV=production. Use `balcao start`, which seeds nothing.',
    );
  if (!LOCAL_HOSTS.has(config.host))
    throw new DemoRefused(
      `The demo listens on this machine only, not on ${config.host}. Remove HOST, or use \`balcao start\`.`,
    );
  if (config.databaseUrl !== undefined)
    throw new DemoRefused('The demo uses its own database. Remove DATABASE_URL, or use `balcao start`.');
}

/** Demo and production refuse each other's data folder. */
export function claimDataFolder(dataDir: string, kind: 'demo' | 'production'): void {
  const file = join(dataDir, 'kind');
  const found = existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
  if (found === null) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, `${kind}\n`);
    return;
  }
  if (found === kind) return;
  throw new DemoRefused(
    kind === 'demo'
      ? `${dataDir} holds a production installation. Start the demo with another DATA_DIR.`
      : `${dataDir} holds the demo. Choose another DATA_DIR for production, or remove the folder.`,
  );
}

export type Demo = {
  simulator: Simulator;
  number: DemoNumber;
  /** the phone's page, in the hand of somebody who has not written yet */
  phonePath: string;
  mount: (http: FastifyInstance) => void;
};

export const SIMULATOR_PREFIX = '/simulator';
export const GRAPH_PREFIX = '/simulator/graph';

/** The simulator inside our own server; its webhooks come in by HTTP like Meta's. */
export function createDemo(config: Config, publicUrl: () => string): Demo {
  const appSecret = readOrMakeSecret(join(config.dataDir, 'simulator.secret'));
  const number = { ...defaultPhoneNumber, verifiedName: demoSettings.name };
  const simulator = createSimulator({
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
  fillPhone(simulator, number, Date.now());
  return {
    simulator,
    number: {
      phoneNumberId: number.phoneNumberId,
      wabaId: number.wabaId,
      accessToken: defaultAccessToken,
      appSecret,
      verifyToken: 'balcao-demo',
    },
    phonePath: `${SIMULATOR_PREFIX}/?user=${FIRST_CUSTOMER.waId}`,
    mount(http) {
      http.addHook('onRequest', async (request, reply) => {
        // A page elsewhere could point a name of its own at this machine (DNS rebinding).
        const host = (request.headers.host ?? '').replace(/:\d+$/, '');
        if (!LOCAL_HOSTS.has(host))
          return reply.code(403).type('text/plain').send('The demo answers to localhost only.');
      });
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
