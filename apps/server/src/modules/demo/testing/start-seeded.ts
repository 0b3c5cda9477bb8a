import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isOpen, shopHours } from '@balcao/calendar';
import { createTestDatabase, type TestDatabase } from '@balcao/testkit';
import { getTextOf } from '@balcao/whatsapp-simulator';
import { type App, createApp } from '../../../app.ts';
import { type Clock, systemClock } from '../../../platform/clock/index.ts';
import { parseConfig } from '../../../platform/config/index.ts';
import { createSecretBox, readOrCreateMasterKey } from '../../../platform/crypto/index.ts';
import { createLog } from '../../../platform/log/index.ts';
import { createApiKey, theSystem } from '../../accounts/index.ts';
import type { SeededDemo } from '../seed-demo.ts';
import { createDemo } from '../start-demo.ts';

const HOUR_MS = 3_600_000;

export type SeededShop = {
  database: TestDatabase;
  app: App;
  organizationId: string;
  seeded: SeededDemo;
  nowMs: number;
  /** the API with an owner's key; throws what was answered when it is no success */
  get: (path: string) => Promise<unknown>;
  post: (path: string, body: unknown) => Promise<unknown>;
  seedAgain: () => Promise<SeededDemo>;
  /** somebody new writes on the phone, or goes on writing */
  write: (waId: string, text: string) => Promise<unknown>;
  /** what the phone shows of this person, oldest first */
  phoneOf: (waId: string) => string[];
  close: () => Promise<void>;
};

/** The demo in this process, seeded in the middle of a working day of the shop, on a clock that runs from there. */
export async function startSeeded(): Promise<SeededShop> {
  const database = await createTestDatabase({ max: 12 });
  const dataDir = await mkdtemp(join(tmpdir(), 'balcao-demo-'));
  const config = parseConfig({ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'warn' });
  const aheadMs = middleOfWorkingDay(Date.now()) - Date.now();
  const clock: Clock = { now: () => Date.now() + aheadMs, setTimer: systemClock.setTimer };
  let app: App | undefined;
  const demo = createDemo(config, () => app?.publicUrl() ?? '', clock);
  app = await createApp({
    config,
    db: database.db,
    log: createLog({ level: 'silent' }),
    clock,
    secrets: createSecretBox(await readOrCreateMasterKey(dataDir)),
    version: 'test',
    mount: demo.mount,
    allowedPrivateHosts: demo.allowedPrivateHosts,
    simulatorUrl: () => `${app?.publicUrl()}${demo.graphPath}`,
  });
  const running = app;
  const url = await running.start();
  demo.simulator.setPublicUrl(`${url}${demo.graphPath}`);
  const nowMs = clock.now();
  const seeded = await demo.seed(running.ctx, running.channels, running.fulfillment);
  const { organizationId } = seeded;
  const { secret } = await createApiKey(
    running.ctx,
    { organizationId, name: 'Teste', mode: 'live' },
    theSystem,
  );
  const call = async (path: string, init: RequestInit = {}): Promise<unknown> => {
    const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
    const answer = await fetch(`${url}${path}`, { ...init, headers });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
    return JSON.parse(text);
  };
  return {
    database,
    app: running,
    organizationId,
    seeded,
    nowMs,
    get: (path) => call(path),
    post: (path, body) => call(path, { method: 'POST', body: JSON.stringify(body) }),
    seedAgain: () => demo.seed(running.ctx, running.channels, running.fulfillment),
    write: (waId, text) => demo.simulator.user(waId).sendText(text),
    phoneOf: (waId) => demo.simulator.user(waId).transcript().map(getTextOf),
    async close() {
      await running.stop();
      await demo.simulator.dispose();
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function middleOfWorkingDay(fromMs: number): number {
  const hours = shopHours('America/Sao_Paulo');
  for (let atMs = fromMs + HOUR_MS; ; atMs += HOUR_MS)
    if (isOpen(hours, atMs - 6 * HOUR_MS) && isOpen(hours, atMs) && isOpen(hours, atMs + 2 * HOUR_MS))
      return atMs;
}
