import type { BusinessCalendar } from './calendar.types.ts';
import { compiledOf } from './compile-calendar.ts';
import { SEARCH_MS } from './horizon.ts';
import { spanAt, windowIndexAt, windowOf } from './open-window.ts';

/** The first closed instant; null while closed, and when it stays open for the next 370 days. */
export function nextClosing(calendar: BusinessCalendar, atMs: number): number | null {
  const compiled = compiledOf(calendar);
  let openUntilMs = atMs;
  for (let index = windowIndexAt(atMs); openUntilMs <= atMs + SEARCH_MS; index++) {
    const window = windowOf(compiled, index);
    const i = spanAt(window, openUntilMs);
    const start = window.starts[i];
    if (start === undefined || start > openUntilMs) return openUntilMs > atMs ? openUntilMs : null;
    openUntilMs = window.ends[i] ?? openUntilMs;
    if (openUntilMs < window.endMs) return openUntilMs;
  }
  return null;
}
