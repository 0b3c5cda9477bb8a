import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect, inject, type TestContext } from 'vitest';
import { type Allowed, watchPage } from './watch-page.ts';

const FAILURES = fileURLToPath(new URL('../../screenshots/failures', import.meta.url));
const STEP_WITHIN_MS = 30_000;

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE_WIDTH = { width: 390, height: 844 };

export type Windows = Awaited<ReturnType<typeof openWindows>>;

/** The browser's windows, watched: what one shows in red fails the test that opened it. */
export async function openWindows() {
  const address = inject('browserAddress');
  if (address === null) throw new Error('There is no browser.');
  const browser = await chromium.connect(address);
  const open = new Map<BrowserContext, string[]>();
  const allowed: Allowed[] = [];
  return {
    async newPage(
      options: BrowserContextOptions = {},
      prepare?: (context: BrowserContext) => Promise<void>,
    ): Promise<Page> {
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
      await prepare?.(context);
      const page = await context.newPage();
      watchPage(page, problems, allowed);
      return page;
    },
    /** An answer that this test provokes. */
    allow: (status: number, path: RegExp) => void allowed.push({ status, path }),
    contexts: () => [...open.keys()],
    async close(page: Page) {
      const context = page.context();
      const problems = open.get(context) ?? [];
      open.delete(context);
      await context.close();
      expect(problems, PROBLEMS).toEqual([]);
    },
    async endTest(test: TestContext) {
      if (test.task.result?.state === 'fail') await keepScreens([...open.keys()], test.task.name);
      const problems = [...open.values()].flat();
      for (const context of open.keys()) await context.close();
      open.clear();
      allowed.length = 0;
      expect(problems, PROBLEMS).toEqual([]);
    },
    quit: () => browser.close(),
  };
}

const PROBLEMS = 'errors in the console, uncaught or from the server';

/** What every open window showed when the test failed. */
async function keepScreens(contexts: readonly BrowserContext[], name: string): Promise<void> {
  const pages = contexts.flatMap((context) => context.pages());
  for (const [index, page] of pages.entries()) await keepScreen(page, `${name}-${index}`);
}

/** For the reader of a failure, below /screenshots. */
export async function keepScreen(page: Page, name: string): Promise<void> {
  const file = `${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(-80)}.png`;
  await page.screenshot({ path: join(FAILURES, file), timeout: 5_000 }).catch(() => undefined);
}
