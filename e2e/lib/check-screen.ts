import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Violation = {
  id: string;
  impact: string | null;
  nodes: { target: string[]; failureSummary?: string }[];
};

/**
 * What a person with a screen reader, a keyboard or weak eyes would stumble over; serious and critical only. `rules`:
 * only these of axe's.
 */
export async function findBarriers(page: Page, rules?: readonly string[]): Promise<string[]> {
  const options = { resultTypes: ['violations'], iframes: false, ...(rules ? { runOnly: rules } : {}) };
  if (!(await page.evaluate<boolean>('Boolean(globalThis.axe)'))) await page.evaluate(axe);
  const violations = await page.evaluate<Violation[]>(
    `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations)`,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes
        .slice(0, 3)
        .map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${firstLine(failureSummary)}`),
    );
}

/** From the next navigation on: how much moved on the page before anybody touched it. */
export async function watchShifts(page: Page) {
  await page.addInitScript(`
    globalThis.shifts = [];
    globalThis.untouched = true;
    for (const name of ['pointerdown', 'keydown'])
      addEventListener(name, () => { globalThis.untouched = false; }, { capture: true });
    new PerformanceObserver((list) => {
      if (globalThis.untouched) for (const entry of list.getEntries()) globalThis.shifts.push(entry.value);
    }).observe({ type: 'layout-shift', buffered: true });
  `);
  return {
    sum: () => sumShifts(page),
    /** from here on, as if nobody had touched it yet */
    restart: () => page.evaluate('globalThis.shifts.length = 0; globalThis.untouched = true'),
  };
}

export function sumShifts(page: Page): Promise<number> {
  return page.evaluate<number>('globalThis.shifts.reduce((sum, value) => sum + value, 0)');
}

/** Elements that reach past the right edge of the window, when the page scrolls sideways because of them. */
export function findOverflow(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width && document.body.scrollWidth <= width) return [];
    return [...document.querySelectorAll('body *')]
      .filter((one) => one.getBoundingClientRect().right > width + 1)
      .slice(0, 3)
      .map((one) => one.tagName + '.' + one.className);
  })()`);
}

function firstLine(text = ''): string {
  return text.split('\n')[1]?.trim() ?? '';
}
