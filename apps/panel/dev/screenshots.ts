/**
 * Draws every screen, light and dark, at 1440 and 390 px, and reports what axe and the layout complain of.
 * `node --conditions=balcao-source --import tsx dev/screenshots.ts [folder] [name filter]` after `vite build`.
 */
import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { startFixture } from './fixture-server.ts';
import type { Shot } from './shot.ts';
import { shots } from './shots.ts';

const folder = process.argv[2] ?? join(tmpdir(), 'balcao-panel');
const only = process.argv[3] ?? '';
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SIZES = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;

await mkdir(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ],
});
let complaints = 0;
for (const shot of shots.filter((one) => one.name.includes(only))) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const theme of ['light', 'dark'] as const) {
      if (shot.sizes && !shot.sizes.includes(size)) continue;
      await draw(shot, size, viewport, theme);
    }
  }
}
await browser.close();
console.log(`${folder}: ${complaints} complaints`);

async function draw(
  shot: Shot,
  size: string,
  viewport: { width: number; height: number },
  theme: 'light' | 'dark',
): Promise<void> {
  const fixture = await startFixture(shot.world ?? {});
  const context = await browser.newContext({
    viewport,
    colorScheme: theme,
    locale: 'pt-BR',
    timezoneId: 'America/Sao_Paulo',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => complain(shot, size, theme, `page error: ${error.message}`));
  page.on(
    'console',
    (line) =>
      line.type() === 'error' &&
      !/status of 4\d\d|WebSocket|ERR_FAILED/.test(line.text()) &&
      complain(shot, size, theme, line.text()),
  );
  const ids = [...fixture.world.conversations.keys()];
  await shot.before?.(page);
  await page.goto(fixture.url + shot.path(ids));
  await shot.act?.(page, fixture.world, size);
  // A shot that holds an answer back on purpose never comes to rest.
  await page.waitForLoadState('networkidle', { timeout: 3000 }).catch(() => undefined);
  await page.waitForTimeout(shot.waitMs ?? 500);
  await page.screenshot({ path: join(folder, `${shot.name}-${size}-${theme}.png`) });
  await check(page, shot, size, theme);
  await context.close();
  fixture.close();
}

async function check(page: Page, shot: Shot, size: string, theme: string): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (overflow > 0) complain(shot, size, theme, `overflows by ${overflow} px`);
  await page.evaluate(axeSource);
  const found = await page.evaluate(async () => {
    // axe puts itself on the window
    const { axe } = window as unknown as {
      axe: {
        run: () => Promise<{
          violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[];
        }>;
      };
    };
    const { violations } = await axe.run();
    return violations.map((one) => ({
      id: one.id,
      impact: one.impact,
      count: one.nodes.length,
      html: one.nodes[0]?.html.slice(0, 160),
      why: one.nodes[0]?.failureSummary.slice(0, 260),
    }));
  });
  for (const one of found) {
    if (one.impact === 'serious' || one.impact === 'critical')
      complain(shot, size, theme, `${one.id} ×${one.count}: ${one.html}\n    ${one.why}`);
  }
}

function complain(shot: Shot, size: string, theme: string, words: string): void {
  complaints++;
  console.log(`${shot.name} ${size} ${theme}: ${words}`);
}
