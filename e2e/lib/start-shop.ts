import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import {
  createSimulator,
  defaultAccessToken,
  defaultPhoneNumber,
  type Simulator,
} from '@balcao/whatsapp-simulator';
import { type App, createApp } from '../../apps/server/src/app.ts';
import {
  createApiKey,
  createOrganization,
  createSignInToken,
  createUser,
  signInUrl,
  theSystem,
} from '../../apps/server/src/modules/accounts/index.ts';
import { createChannel } from '../../apps/server/src/modules/channels/index.ts';
import { demoSettings } from '../../apps/server/src/modules/demo/demo-settings.ts';
import { demoTemplates } from '../../apps/server/src/modules/demo/demo-templates.ts';
import { updateSettings } from '../../apps/server/src/modules/settings/index.ts';
import { syncTemplates } from '../../apps/server/src/modules/templates/index.ts';
import { parseConfig } from '../../apps/server/src/platform/config/index.ts';
import { createSecretBox, readOrCreateMasterKey } from '../../apps/server/src/platform/crypto/index.ts';
import type { Db } from '../../apps/server/src/platform/db/index.ts';
import { createLog } from '../../apps/server/src/platform/log/index.ts';
import { createJumpClock } from './jump-clock.ts';

type Json = Record<string, unknown>;

export type ShopOptions = {
  /** when the story begins; default: now */
  startMs?: number;
  /** settings of the server beside those of a test */
  env?: Record<string, string>;
};

/** The shop's server, and how a test reaches into it. */
export type ShopServer = {
  url: string;
  /** what the shop's number signs its webhooks with */
  appSecret: string;
  now: () => number;
  /** by name: the shop's four, and whoever was hired */
  userId: (name: string) => string;
  /** opens the panel signed in as this person, once */
  signInLink: (name: string) => Promise<string>;
  /** one more person, as `POST /v1/users` makes them */
  hire: (name: string, role: 'viewer' | 'agent' | 'supervisor' | 'admin') => Promise<void>;
  /** the API with an admin's key; throws what was answered when it is no success */
  call: <T = Json>(method: string, path: string, body?: unknown) => Promise<T>;
  /** The clock jumps; these people's panels are there all the while. */
  jump: (ms: number, present: readonly string[]) => Promise<void>;
  simulator: Simulator;
  log: () => string;
  stop: () => Promise<void>;
};

/**
 * A shop of four people, with the demo's settings and number, in this process, with a clock that jumps and no past. The database
 * is migrated, empty, and the caller's to close.
 */
export async function startShop(db: Db, options: ShopOptions = {}): Promise<ShopServer> {
  const clock = createJumpClock(options.startMs ?? Date.now());
  const dataDir = mkdtempSync(join(tmpdir(), 'balcao-e2e-'));
  const { log, readLog } = keepLog();
  let app: App | undefined;
  const simulator = createSimulator({
    appSecret: APP_SECRET,
    verifyToken: 'balcao-e2e',
    clock,
    phoneNumbers: [NUMBER],
    async deliver(rawBody, headers) {
      const answer = await fetch(`${app?.publicUrl()}/webhooks/whatsapp`, {
        method: 'POST',
        body: new Uint8Array(rawBody),
        headers,
      });
      await answer.arrayBuffer();
      return answer.status;
    },
  });
  for (const template of demoTemplates)
    simulator.addTemplate({ wabaId: NUMBER.wabaId, language: 'pt_BR', ...template });
  app = await createApp({
    config: parseConfig({ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...options.env }),
    db,
    log,
    clock,
    secrets: createSecretBox(await readOrCreateMasterKey(dataDir)),
    version: 'e2e',
    simulatorUrl: () => `${app?.publicUrl()}${GRAPH}`,
    mount(http) {
      http.register(simulator.graph, { prefix: GRAPH });
      http.register(simulator.phone, { prefix: '/simulator' });
    },
  });
  const url = await app.start();
  simulator.setPublicUrl(`${url}${GRAPH}`);
  const { organizationId, users, secret } = await furnish(app);

  const call = async <T = Json>(method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${secret}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return (text === '' ? {} : JSON.parse(text)) as T; // a test knows what it asks for
  };
  const userId = (name: string) => {
    const id = users.get(name);
    if (id === undefined) throw new Error(`Nobody here is called ${name}.`);
    return id;
  };
  const running = app;
  return {
    url,
    appSecret: APP_SECRET,
    now: clock.now,
    userId,
    signInLink: async (name) =>
      signInUrl(url, await createSignInToken(running.ctx, { organizationId, userId: userId(name) })),
    async hire(name, role) {
      const email = `${name.split(' ')[0]?.toLowerCase()}@cafedobalcao.example`;
      const { user } = await call<{ user: { id: string } }>('POST', '/v1/users', { name, email, role });
      users.set(name, user.id);
    },
    call,
    async jump(ms, present) {
      // What their panels would have said meanwhile; before the jump, so that nobody is found missing in between.
      await db.tx(organizationId, (tx) =>
        tx.execute({
          text: `update agents set last_seen_at = $3 where organization_id = $1 and user_id = any($2::uuid[])`,
          values: [organizationId, present.map(userId), new Date(clock.now() + ms)],
        }),
      );
      clock.jump(ms);
    },
    simulator,
    log: readLog,
    async stop() {
      await running.stop();
      await simulator.dispose();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

const PEOPLE = [
  { name: 'Ana Ribeiro', email: 'ana@cafedobalcao.example', role: 'owner' },
  { name: 'Bruno Carvalho', email: 'bruno@cafedobalcao.example', role: 'supervisor' },
  { name: 'Carla Nunes', email: 'carla@cafedobalcao.example', role: 'agent' },
  { name: 'Diego Santos', email: 'diego@cafedobalcao.example', role: 'agent' },
] as const;
const APP_SECRET = 'o-segredo-da-loja';
const NUMBER = { ...defaultPhoneNumber, verifiedName: demoSettings.name };
const GRAPH = '/simulator/graph';

/** People, texts, the number; nobody is made away for not touching their panel, since hours pass in a moment. */
async function furnish({ ctx, channels }: App) {
  const { id: organizationId } = await createOrganization(ctx, { name: demoSettings.name }, theSystem);
  const users = new Map<string, string>();
  for (const person of PEOPLE) {
    const user = await createUser(ctx, { organizationId, locale: 'pt-BR', ...person }, theSystem);
    users.set(person.name, user.id);
  }
  await updateSettings(ctx, organizationId, demoSettings, theSystem);
  const { phoneNumberId, wabaId } = NUMBER;
  const channel = await createChannel(
    channels,
    {
      organizationId,
      locale: 'pt-BR',
      mode: 'simulator',
      input: {
        name: 'WhatsApp da loja',
        phone_number_id: phoneNumberId,
        waba_id: wabaId,
        access_token: defaultAccessToken,
        app_secret: APP_SECRET,
        verify_token: 'balcao-e2e',
        bot_enabled: true,
        mark_read: true,
      },
    },
    theSystem,
  );
  await syncTemplates(channels, { organizationId, channelId: channel.id });
  const { secret } = await createApiKey(ctx, { organizationId, name: 'Testes', mode: 'live' }, theSystem);
  return { organizationId, users, secret };
}

function keepLog() {
  let text = '';
  const destination = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  return { log: createLog({ level: 'warn', destination }), readLog: () => text };
}
