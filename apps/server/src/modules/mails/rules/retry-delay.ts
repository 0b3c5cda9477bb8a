const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** After the first try, the second, …: eight tries within a day. */
const DELAYS_MS = [MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS, HOUR_MS, 3 * HOUR_MS, 6 * HOUR_MS, 12 * HOUR_MS];

export const MAX_TRIES = DELAYS_MS.length + 1;

/** Null: that was the last try. */
export function retryDelayMs(tries: number): number | null {
  return DELAYS_MS[tries - 1] ?? null;
}
