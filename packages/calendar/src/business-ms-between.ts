import type { BusinessCalendar } from './calendar.types.ts';
import { compiledOf } from './compile-calendar.ts';
import { openMsUntil, windowIndexAt, windowOf } from './open-window.ts';

/** Open time from one instant to a later one, in ms; 0 when `toMs` is not later. */
export function businessMsBetween(calendar: BusinessCalendar, fromMs: number, toMs: number): number {
  const first = windowIndexAt(fromMs);
  const last = windowIndexAt(toMs);
  if (toMs <= fromMs) return 0;
  const compiled = compiledOf(calendar);
  let openMs = openMsUntil(windowOf(compiled, last), toMs) - openMsUntil(windowOf(compiled, first), fromMs);
  for (let index = first; index < last; index++) openMs += windowOf(compiled, index).openMs;
  return openMs;
}
