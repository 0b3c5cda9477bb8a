/**
 * Scrolls a list of ten thousand conversations from end to end while events arrive, and says how long frames took.
 * `node --conditions=balcao-source --import tsx dev/measure-list.ts [count]` after `vite build`.
 */
import { chromium } from 'playwright-core';
import { sayAsCustomer } from './fixture/conversation-acts.ts';
import { startFixture } from './fixture-server.ts';

const count = Number(process.argv[2] ?? 10_000);
const EVENTS_PER_SECOND = 5;
/** Longer than this is a stutter somebody sees. */
const STUTTER_MS = 100;

const fixture = await startFixture({ many: count });
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
});
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
await page.goto(`${fixture.url}/conversas`);
await page.getByRole('list', { name: 'Conversas' }).waitFor();

const ids = [...fixture.world.conversations.keys()];
let told = 0;
const events = setInterval(() => {
  const id = ids[(told * 37) % ids.length];
  if (id) sayAsCustomer(fixture.world, id, `Mensagem nova ${++told}`);
}, 1000 / EVENTS_PER_SECOND);

/** In the page: a step each frame, as a fast wheel would. */
const result = await page.evaluate<{ frames: number[]; rows: number; heapMb: number }>(`(async () => {
  const list = document.querySelector('[role="list"]');
  const frames = [];
  let before = performance.now();
  let still = 0;
  let deepest = 0;
  while (still < 90) {
    list.scrollBy(0, 1400);
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    frames.push(now - before);
    before = now;
    still = list.scrollTop <= deepest ? still + 1 : 0;
    deepest = Math.max(deepest, list.scrollTop);
  }
  const heap = performance.memory ? performance.memory.usedJSHeapSize / 1e6 : 0;
  return { frames: frames.slice(0, -90), rows: Math.round(list.scrollHeight / 72), heapMb: Math.round(heap) };
})()`);
clearInterval(events);
await browser.close();
fixture.close();

const sorted = result.frames.toSorted((a, b) => a - b);
const at = (share: number) => Math.round(sorted[Math.floor(sorted.length * share)] ?? 0);
const stutters = sorted.filter((ms) => ms > STUTTER_MS).length;
console.log(
  `${result.rows} rows, ${sorted.length} frames, ${told} events: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, longest ${at(0.9999)} ms, over ${STUTTER_MS} ms: ${stutters}, heap ${result.heapMb} MB`,
);
process.exit(stutters > sorted.length / 100 ? 1 : 0);
