import type { BusinessCalendar } from './calendar.types.ts';
import { compiledOf } from './compile-calendar.ts';
import { SEARCH_MS } from './horizon.ts';
import { spanAt, windowIndexAt, windowOf } from './open-window.ts';

/** `atMs` itself while open; null: closed for the next 370 days. */
export function nextOpening(calendar: BusinessCalendar, atMs: number): number | null {
  const compiled = compiledOf(calendar);
  const untilMs = atMs + SEARCH_MS;
  for (let index = windowIndexAt(atMs); ; index++) {
    const window = windowOf(compiled, index);
    const start = window.starts[spanAt(window, atMs)];
    if (start !== undefined) return start > untilMs ? null : Math.max(start, atMs);
    if (window.endMs > untilMs) return null;
  }
}
