// `npm run screenshots`: every screen, light and dark, wide and narrow, into /screenshots; names after it: only these.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import buildFirst from './lib/build-first.ts';
import { chromiumPath, NO_CHROMIUM } from './lib/find-chromium.ts';
import { screens, stageConversation } from './lib/screens/index.ts';
import { startDemo } from './lib/start-demo.ts';

const FOLDER = fileURLToPath(new URL('../screenshots', import.meta.url));
const widths = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];
/** Those out of sight too; one that never comes is not waited for. */
const LOAD_PICTURES = `Promise.race([
  Promise.allSettled([...document.images].map((one) => one.decode())),
  new Promise((resolve) => setTimeout(resolve, 2000)),
]).then(() => null)`;
const only = process.argv.slice(2);
const wanted = screens.filter(({ name }) => only.length === 0 || only.includes(name));

if (chromiumPath === null) {
  console.error(NO_CHROMIUM);
  process.exit(1);
}
buildFirst();
await mkdir(FOLDER, { recursive: true });
const server = await startDemo();
const browser = await chromium.launch({
  executablePath: chromiumPath,
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const base = { locale: 'pt-BR', timezoneId: 'America/Sao_Paulo' };
  const first = await browser.newContext(base);
  await stageConversation(await first.newPage(), server.url);
  const signIn = await first.newPage();
  await signIn.goto(server.demoUrl);
  await signIn.getByRole('navigation', { name: 'Seções' }).waitFor();
  const storageState = await first.storageState();
  await first.close();
  for (const viewport of widths) {
    for (const screen of wanted) {
      const context = await browser.newContext({
        ...base,
        viewport,
        ...(screen.stranger ? {} : { storageState }),
      });
      context.setDefaultTimeout(15_000);
      const page = await context.newPage();
      await page.goto(server.url + screen.path);
      await screen
        .prepare(page)
        .catch((error: unknown) => console.error(`${screen.name} ${viewport.width}: ${String(error)}`));
      await page.evaluate('document.fonts.ready');
      await page.evaluate(LOAD_PICTURES);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const path = join(FOLDER, `${screen.name}-${viewport.width}-${colorScheme}.png`);
        await page.screenshot({ path, animations: 'disabled' });
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
  await server.stop();
}
console.log(`The screenshots are in ${FOLDER}.`);
