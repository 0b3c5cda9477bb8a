export type Told = { position: number; minutes: number; atMs: number };

/** Between two notices to one customer. */
export const QUIET_MS = 2 * 60_000;

/**
 * A customer is told on entering, and again when it changed much: half the places are gone (at least two), they are
 * next, or the wait became twice as long and ten minutes more. Never twice within two minutes.
 */
export function shouldTell(
  told: Told | null,
  now: { position: number; minutes: number },
  nowMs: number,
): 'now' | 'later' | 'no' {
  if (told === null) return 'now';
  const nearer = told.position - now.position;
  const isMuch =
    (nearer >= 2 && nearer >= told.position / 2) ||
    (now.position === 1 && told.position > 1) ||
    (now.minutes >= 2 * told.minutes && now.minutes >= told.minutes + 10);
  if (!isMuch) return 'no';
  return nowMs - told.atMs >= QUIET_MS ? 'now' : 'later';
}
