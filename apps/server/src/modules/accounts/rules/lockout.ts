/** Wrong passwords in a row before waiting starts. */
export const FREE_TRIES = 5;
const FIRST_WAIT_SECONDS = 30;
const LONGEST_WAIT_SECONDS = 15 * 60;

/** How long after the given number of tries the next one has to wait; it doubles each time. */
export function lockSecondsAfter(tries: number): number {
  if (tries < FREE_TRIES) return 0;
  const doublings = Math.min(tries - FREE_TRIES, 10);
  return Math.min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2 ** doublings);
}
