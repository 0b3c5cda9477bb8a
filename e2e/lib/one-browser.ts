import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { chromiumPath } from './find-chromium.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** where test files reach the run's browser; null: there is none */
    browserAddress: string | null;
  }
}

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** One browser for the whole run; every window is in a context of its own. */
export default async function openBrowser(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (chromiumPath === null) {
    project.provide('browserAddress', null);
    return undefined;
  }
  const server = await chromium.launchServer({ executablePath: chromiumPath, args: ARGS });
  project.provide('browserAddress', server.wsEndpoint());
  return () => server.close();
}
