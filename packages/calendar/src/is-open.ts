import type { BusinessCalendar } from './calendar.types.ts';
import { compiledOf } from './compile-calendar.ts';
import { spanAt, windowIndexAt, windowOf } from './open-window.ts';

/** The first ms of an interval is open, its last is not: 18:00 is closed for 8:00 to 18:00. */
export function isOpen(calendar: BusinessCalendar, atMs: number): boolean {
  const window = windowOf(compiledOf(calendar), windowIndexAt(atMs));
  const start = window.starts[spanAt(window, atMs)];
  return start !== undefined && start <= atMs;
}
