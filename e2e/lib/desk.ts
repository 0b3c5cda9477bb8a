import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { chromiumPath, NO_CHROMIUM } from './find-chromium.ts';
import { keepAlwaysOpen } from './opening-hours.ts';
import { type DemoServer, startDemo } from './start-demo.ts';
import { openWindows, type Windows } from './windows.ts';

export { DESKTOP, PHONE_WIDTH } from './windows.ts';

export type Desk = {
  server: () => DemoServer;
  /** A window of the owner's, signed in by the demo's link. */
  openPanel: (options?: BrowserContextOptions, path?: string) => Promise<Page>;
  /** A window nobody has signed in from. */
  openStranger: (options?: BrowserContextOptions) => Promise<Page>;
};

type Options = {
  env?: () => Promise<Record<string, string>>;
};

/** A describe block with the demo and a browser of its own; skipped, and saying so, where there is no browser. */
export function describeDesk(title: string, body: (desk: Desk) => void, options: Options = {}): void {
  const { desk, start, stop, windows } = createDesk(options);
  if (chromiumPath === null) {
    describe.skip(`${title} (${NO_CHROMIUM})`, () => body(desk));
    return;
  }
  describe(title, () => {
    beforeAll(start);
    afterEach((test) => windows().endTest(test));
    afterAll(stop);
    body(desk);
  });
}

function createDesk({ env }: Options) {
  let server: DemoServer | undefined;
  let browser: Windows | undefined;
  let signedIn: Awaited<ReturnType<BrowserContext['storageState']>> | undefined;

  const windows = () => {
    if (!browser) throw new Error('The browser is not started.');
    return browser;
  };
  const running = () => {
    if (!server) throw new Error('The server is not started.');
    return server;
  };
  const desk: Desk = {
    server: running,
    openStranger: (options = {}) => windows().newPage(options),
    async openPanel(options = {}, path = '/conversas') {
      const page = await windows().newPage({ ...(signedIn ? { storageState: signedIn } : {}), ...options });
      await page.goto(`${running().url}${path}`);
      await page.getByRole('navigation', { name: 'Seções' }).waitFor();
      return page;
    },
  };
  return {
    desk,
    windows,
    start: async () => {
      server = await startDemo((await env?.()) ?? {});
      browser = await openWindows();
      signedIn = await signInOnce(browser, server);
    },
    stop: async () => {
      await browser?.quit();
      await server?.stop();
    },
  };
}

/** The demo's link works once. What is tested by day is the same at night, so its shop never closes. */
async function signInOnce(browser: Windows, { url, demoUrl }: DemoServer) {
  const page = await browser.newPage();
  await page.goto(demoUrl);
  await page.getByRole('navigation', { name: 'Seções' }).waitFor();
  const me = await (await page.request.get(`${url}/v1/me`)).json();
  const headers = { origin: url, 'x-csrf-token': String(me.csrf_token) };
  await keepAlwaysOpen(async (method, path, data) => {
    const answer = await page.request.fetch(`${url}${path}`, { method, headers, ...(data ? { data } : {}) });
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
    return answer.json();
  });
  const state = await page.context().storageState();
  await browser.close(page);
  return state;
}
