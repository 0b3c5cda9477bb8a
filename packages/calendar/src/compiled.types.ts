import type { DayNumber } from './dates.ts';

/** Minutes since midnight of the day it begins; `to` is after `from` and may reach into the next day (up to 2880). */
export type MinuteInterval = { from: number; to: number };

/** A calendar made ready for counting, with what was counted so far. */
export type CompiledCalendar = {
  timeZone: string;
  intervalsOn(day: DayNumber): readonly MinuteInterval[];
  /** by index; filled and bounded by `windowAt` */
  windows: Map<number, OpenWindow>;
};

/**
 * The open time of one stretch of 32 × 24 hours, counted in UTC from 1970. Spans are sorted, do not touch and are cut at
 * the stretch's ends, so any question is a binary search in one window or a sum over several.
 */
export type OpenWindow = {
  startMs: number;
  endMs: number;
  /** instants: span i is open from starts[i] until, not including, ends[i] */
  starts: readonly number[];
  ends: readonly number[];
  /** open ms of the window before span i */
  openBefore: readonly number[];
  /** open ms of the whole window */
  openMs: number;
};
