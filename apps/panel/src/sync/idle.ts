import type { Presence } from '@balcao/protocol';

export type IdleInput = {
  nowMs: number;
  /** the last touch of any tab of this browser */
  touchedMs: number;
  /** untouched minutes until away; null: never */
  minutes: number | null;
  presence: Presence;
  /** away is what the person chose, as far as the server told */
  choseAway: boolean;
};

/** `away`: nobody is there; `back`: somebody touches what may have gone away by itself. */
export function decideIdle({
  nowMs,
  touchedMs,
  minutes,
  presence,
  choseAway,
}: IdleInput): 'away' | 'back' | null {
  const isIdle = minutes !== null && nowMs - touchedMs >= minutes * 60_000;
  if (isIdle) return presence === 'online' ? 'away' : null;
  return presence === 'away' && !choseAway ? 'back' : null;
}
