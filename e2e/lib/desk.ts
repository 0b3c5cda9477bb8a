import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, type TestContext } from 'vitest';
import { chromiumPath, NO_CHROMIUM } from './find-chromium.ts';
import { type DemoServer, startDemo } from './start-demo.ts';
import { watchPage } from './watch-page.ts';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];
const FAILURES = fileURLToPath(new URL('../../screenshots/failures', import.meta.url));
const STEP_WITHIN_MS = 15_000;

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE_WIDTH = { width: 390, height: 844 };

export type Desk = {
  server: () => DemoServer;
  /** A window of the owner's, signed in by the demo's link. */
  openPanel: (options?: BrowserContextOptions, path?: string) => Promise<Page>;
  /** A window nobody has signed in from. */
  openStranger: (options?: BrowserContextOptions) => Promise<Page>;
};

/** A describe block with a server and a browser of its own; skipped, and saying so, where there is no browser. */
export function describeDesk(
  title: string,
  body: (desk: Desk) => void,
  env?: () => Promise<Record<string, string>>,
): void {
  if (chromiumPath === null) {
    describe.skip(`${title} (${NO_CHROMIUM})`, () => body(createDesk(env).desk));
    return;
  }
  describe(title, () => {
    const { desk, start, stop, endTest } = createDesk(env);
    beforeAll(start);
    afterEach(endTest);
    afterAll(stop);
    body(desk);
  });
}

function createDesk(env: () => Promise<Record<string, string>> = async () => ({})) {
  let server: DemoServer | undefined;
  let browser: Browser | undefined;
  let signedIn: Awaited<ReturnType<BrowserContext['storageState']>> | undefined;
  const open = new Map<BrowserContext, string[]>();

  const newPage = async (options: BrowserContextOptions): Promise<Page> => {
    if (!browser) throw new Error('The browser is not started.');
    const context = await browser.newContext({
      // Colours are judged when they stand still.
      reducedMotion: 'reduce',
      viewport: DESKTOP,
      locale: 'pt-BR',
      timezoneId: 'America/Sao_Paulo',
      colorScheme: 'light',
      ...options,
    });
    context.setDefaultTimeout(STEP_WITHIN_MS);
    const problems: string[] = [];
    open.set(context, problems);
    const page = await context.newPage();
    watchPage(page, problems);
    return page;
  };
  const running = () => {
    if (!server) throw new Error('The server is not started.');
    return server;
  };
  const desk: Desk = {
    server: running,
    openStranger: (options = {}) => newPage(options),
    async openPanel(options = {}, path = '/conversas') {
      const page = await newPage(signedIn ? { storageState: signedIn, ...options } : options);
      if (!signedIn) {
        await page.goto(running().demoUrl);
        await page.getByRole('navigation', { name: 'Seções' }).waitFor();
        signedIn = await page.context().storageState();
        if (path === '/conversas') return page;
      }
      await page.goto(`${running().url}${path}`);
      await page.getByRole('navigation', { name: 'Seções' }).waitFor();
      return page;
    },
  };
  return {
    desk,
    start: async () => {
      server = await startDemo(await env());
      browser = await chromium.launch({ executablePath: chromiumPath ?? undefined, args: ARGS });
    },
    stop: async () => {
      await browser?.close();
      await server?.stop();
    },
    endTest: async (test: TestContext) => {
      if (test.task.result?.state === 'fail') await keepScreens([...open.keys()], test.task.name);
      const problems = [...open.values()].flat();
      for (const context of open.keys()) await context.close();
      open.clear();
      expect(problems, 'errors in the console, uncaught or from the server').toEqual([]);
    },
  };
}

/** What every open window showed when the test failed. */
async function keepScreens(contexts: readonly BrowserContext[], name: string): Promise<void> {
  for (const [index, page] of contexts.flatMap((context) => context.pages()).entries()) {
    const file = `${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60)}-${index}.png`;
    await page.screenshot({ path: join(FAILURES, file), timeout: 5_000 }).catch(() => undefined);
  }
}
