import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testkit/src/index.ts';
import { chromiumPath, NO_CHROMIUM } from './find-chromium.ts';
import { keepAlwaysOpen } from './opening-hours.ts';
import { type Phone, phoneOf } from './phone.ts';
import { type ShopServer, startShop } from './start-shop.ts';
import { openWindows, type Windows } from './windows.ts';

export { DESKTOP, PHONE_WIDTH } from './windows.ts';

export type Shop = {
  server: () => ShopServer;
  /** A window of this person's, signed in. */
  open: (person: string, path?: string, options?: BrowserContextOptions) => Promise<Page>;
  openStranger: (options?: BrowserContextOptions) => Promise<Page>;
  /** The phone of somebody who writes to the shop. */
  openPhone: (waId: string, name: string) => Promise<Phone>;
  /** Closes a window as its person would: the panel is gone. */
  leave: (page: Page) => Promise<void>;
  /** The time of server, phone and every open window jumps; who has a panel open is seen all the while. */
  jump: (ms: number) => Promise<void>;
  windows: () => Windows;
};

type Options = {
  /** when the story begins, at the latest moment before it is real time; default: now */
  startMs?: () => number;
  /** opening hours of the shop's calendar: always, or those a new shop has */
  hours?: 'always' | 'shop';
  /** settings of the server beside those of a test */
  env?: () => Promise<Record<string, string>>;
};

/** A describe block with a shop whose clock jumps; skipped, and saying so, where there is no browser. */
export function describeShop(title: string, body: (shop: Shop) => void, options: Options = {}): void {
  const { shop, start, stop } = createShop(options);
  if (chromiumPath === null) {
    describe.skip(`${title} (${NO_CHROMIUM})`, () => body(shop));
    return;
  }
  describe(title, () => {
    beforeAll(start);
    afterEach(async (test) => {
      const log = shop.server().log();
      if (test.task.result?.state === 'fail' && log !== '') console.error(`The server’s log:\n${log}`);
      await shop.windows().endTest(test);
    });
    afterAll(stop);
    body(shop);
  });
}

function createShop({ startMs, hours = 'always', env }: Options) {
  let database: TestDatabase | undefined;
  let server: ShopServer | undefined;
  let browser: Windows | undefined;
  const sessions = new Map<string, Awaited<ReturnType<BrowserContext['storageState']>>>();
  const panels = new Map<BrowserContext, string>();

  const running = () => {
    if (!server) throw new Error('The server is not started.');
    return server;
  };
  const windows = () => {
    if (!browser) throw new Error('The browser is not started.');
    return browser;
  };
  const newPage = (options: BrowserContextOptions = {}) =>
    windows().newPage(options, (context) => context.clock.install({ time: running().now() }));

  const shop: Shop = {
    server: running,
    windows,
    openStranger: newPage,
    async open(person, path = '/conversas', options = {}) {
      const known = sessions.get(person);
      const page = await newPage(known ? { storageState: known, ...options } : options);
      panels.set(page.context(), person);
      page.context().on('close', (context) => panels.delete(context));
      if (!known) {
        await page.goto(await running().signInLink(person));
        await page.getByRole('navigation', { name: 'Seções' }).waitFor();
        sessions.set(person, await page.context().storageState());
        if (path === '/conversas') return page;
      }
      await page.goto(`${running().url}${path}`);
      await page.getByRole('navigation', { name: 'Seções' }).waitFor();
      return page;
    },
    async openPhone(waId, name) {
      running().simulator.user(waId, { name });
      const page = await newPage({ viewport: { width: 420, height: 860 } });
      await page.goto(`${running().url}/simulator/?user=${waId}`);
      return phoneOf(page, 'page');
    },
    leave: (page) => windows().close(page),
    async jump(ms) {
      await running().jump(ms, [...panels.values()]);
      for (const context of windows().contexts()) await context.clock.fastForward(ms);
    },
  };
  return {
    shop,
    async start() {
      database = await createTestDatabase({ max: 12 });
      server = await startShop(database.db, {
        ...(startMs ? { startMs: startMs() } : {}),
        ...(env ? { env: await env() } : {}),
      });
      if (hours === 'always') await keepAlwaysOpen(server.call);
      await server.call('PUT', '/v1/desk-settings', { presence: { auto_away_minutes: null } });
      // What was changed is known everywhere after a second.
      await server.jump(1_000, []);
      browser = await openWindows();
    },
    async stop() {
      await browser?.quit();
      await server?.stop();
      await database?.close();
    },
  };
}
