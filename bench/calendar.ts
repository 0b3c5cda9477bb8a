// How long a question to the calendar takes: node scripts/run.mjs bench/calendar.ts
import {
  addBusinessMs,
  businessMsBetween,
  describeOpening,
  isOpen,
  nextOpening,
  shopHours,
} from '@balcao/calendar';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const startMs = Date.parse('2026-03-02T12:00Z');
const shop = shopHours('America/Sao_Paulo');
/** Another moment of a quarter each time. */
const momentOf = (i: number) => startMs + ((i * 7_919_000) % (90 * DAY_MS));

measure('isOpen', 1_000_000, (i) => isOpen(shop, momentOf(i)));
measure('nextOpening', 1_000_000, (i) => nextOpening(shop, momentOf(i)));
measure('businessMsBetween, 5 days', 1_000_000, (i) =>
  businessMsBetween(shop, momentOf(i), momentOf(i) + 5 * DAY_MS),
);
measure('addBusinessMs, 8 hours', 1_000_000, (i) => addBusinessMs(shop, momentOf(i), 8 * HOUR_MS));
measure('describeOpening', 20_000, (i) => describeOpening(shop, startMs + DAY_MS, startMs + i, 'pt-BR'));
measure('isOpen, of a new calendar', 5_000, () => isOpen(shopHours('America/Sao_Paulo'), startMs));

function measure(name: string, times: number, ask: (i: number) => unknown): void {
  for (let i = 0; i < times / 10; i++) ask(i);
  const beganMs = performance.now();
  for (let i = 0; i < times; i++) ask(i);
  const eachUs = ((performance.now() - beganMs) / times) * 1_000;
  console.log(`${name.padEnd(28)} ${eachUs.toFixed(2).padStart(8)} µs`);
}
