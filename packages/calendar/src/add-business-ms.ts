import type { BusinessCalendar } from './calendar.types.ts';
import { compiledOf } from './compile-calendar.ts';
import type { OpenWindow } from './compiled.types.ts';
import { ADDING_MS } from './horizon.ts';
import { openMsUntil, windowIndexAt, windowOf } from './open-window.ts';

/**
 * The first instant by which `ms` of open time have passed: what is due after the day's last minute is due at closing,
 * not at the next opening. `fromMs` for nothing to add; null when that takes more than 1,830 days.
 */
export function addBusinessMs(calendar: BusinessCalendar, fromMs: number, ms: number): number | null {
  const first = windowIndexAt(fromMs);
  if (ms <= 0) return fromMs;
  const compiled = compiledOf(calendar);
  let restMs = ms + openMsUntil(windowOf(compiled, first), fromMs);
  for (let index = first; ; index++) {
    const window = windowOf(compiled, index);
    if (restMs <= window.openMs) {
      const dueMs = instantAfter(window, restMs);
      return dueMs > fromMs + ADDING_MS ? null : dueMs;
    }
    if (window.endMs > fromMs + ADDING_MS) return null;
    restMs -= window.openMs;
  }
}

/** The first instant by which `openMs` (more than 0, at most the window's) of the window's open time have passed. */
function instantAfter(window: OpenWindow, openMs: number): number {
  let low = 0;
  let high = window.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((window.openBefore[middle] ?? 0) < openMs) low = middle;
    else high = middle - 1;
  }
  return (window.starts[low] ?? window.endMs) + openMs - (window.openBefore[low] ?? 0);
}
