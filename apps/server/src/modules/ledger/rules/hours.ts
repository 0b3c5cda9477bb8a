const HOUR_MS = 3_600_000;

export const MAX_RANGE_MS = 31 * 24 * HOUR_MS;

export type HourRange = { from: Date; to: Date };

/** Whole hours: half an hour of one side of a law against a whole one of the other would never balance. */
export function wholeHours(fromMs: number, toMs: number): HourRange {
  return {
    from: new Date(Math.floor(fromMs / HOUR_MS) * HOUR_MS),
    to: new Date(Math.ceil(toMs / HOUR_MS) * HOUR_MS),
  };
}

/** No UUIDv7 made at or after this instant is smaller. */
export function firstIdAt(at: Date): string {
  const time = Math.max(0, at.getTime()).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`;
}
