import type { CompiledCalendar, OpenWindow } from './compiled.types.ts';
import { DAY_MS, wallMsOf } from './dates.ts';
import { instantOfWall, offsetsBetween } from './zone-offsets.ts';

const WINDOW_MS = 32 * DAY_MS;
/** About 11 years a calendar. */
const KEPT_WINDOWS = 128;
/** Years 1 to 9999. */
const FIRST_MS = -62_135_596_800_000;
const LAST_MS = 253_402_300_800_000;

/** Throws RangeError for what is no instant (NaN, infinite, microseconds by mistake). */
export function windowIndexAt(atMs: number): number {
  if (!(atMs >= FIRST_MS && atMs < LAST_MS)) {
    throw new RangeError(`Not milliseconds since 1970 of the years 1 to 9999: ${atMs}`);
  }
  return Math.floor(atMs / WINDOW_MS);
}

export function windowOf(calendar: CompiledCalendar, index: number): OpenWindow {
  const before = calendar.windows.get(index);
  if (before) return before;
  const made = fillWindow(calendar, index * WINDOW_MS);
  if (calendar.windows.size >= KEPT_WINDOWS) {
    calendar.windows.delete(calendar.windows.keys().next().value ?? index);
  }
  calendar.windows.set(index, made);
  return made;
}

/** The first span that ends after this instant; `starts.length` if there is none. */
export function spanAt(window: OpenWindow, atMs: number): number {
  let low = 0;
  let high = window.ends.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((window.ends[middle] ?? 0) > atMs) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Open ms of the window before this instant, which lies in it. */
export function openMsUntil(window: OpenWindow, atMs: number): number {
  const i = spanAt(window, atMs);
  const before = window.openBefore[i] ?? window.openMs;
  return before + Math.max(0, atMs - (window.starts[i] ?? atMs));
}

function fillWindow(calendar: CompiledCalendar, startMs: number): OpenWindow {
  const endMs = startMs + WINDOW_MS;
  const starts: number[] = [];
  const ends: number[] = [];
  const openBefore: number[] = [];
  let openMs = 0;
  for (const span of mergeSpans(spansTouching(calendar, startMs, endMs))) {
    const from = Math.max(span.from, startMs);
    const to = Math.min(span.to, endMs);
    if (to <= from) continue;
    starts.push(from);
    ends.push(to);
    openBefore.push(openMs);
    openMs += to - from;
  }
  return { startMs, endMs, starts, ends, openBefore, openMs };
}

type Span = { from: number; to: number };

function spansTouching(calendar: CompiledCalendar, startMs: number, endMs: number): Span[] {
  // A zone is less than a day from UTC, an interval ends within two days of its day's midnight, and a skipped time
  // moves on by at most a day (Samoa had no 30 December 2011).
  const firstDay = Math.floor(startMs / DAY_MS) - 4;
  const lastDay = Math.floor(endMs / DAY_MS) + 1;
  const offsets = offsetsBetween(calendar.timeZone, (firstDay - 2) * DAY_MS, (lastDay + 4) * DAY_MS);
  const spans: Span[] = [];
  for (let day = firstDay; day <= lastDay; day++) {
    for (const { from, to } of calendar.intervalsOn(day)) {
      spans.push({
        from: instantOfWall(offsets, wallMsOf(day, from)),
        to: instantOfWall(offsets, wallMsOf(day, to)),
      });
    }
  }
  return spans;
}

/** Overlapping and touching spans become one; spans that a skipped hour emptied go. */
function mergeSpans(spans: Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else merged.push({ ...span });
  }
  return merged;
}
