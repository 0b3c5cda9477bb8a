import type { SlaClock } from '@balcao/protocol';

/** When a clock that still counts next alerts or breaches, if nothing else happens; null: none will. */
export function nextLookMs(clocks: readonly SlaClock[], nowMs: number): number | null {
  const moments = clocks
    .filter((clock) => clock.ended_at === null)
    .flatMap((clock) => [clock.alert_at, clock.due_at])
    .map((at) => (at === null ? Number.POSITIVE_INFINITY : Date.parse(at)))
    .filter((ms) => ms > nowMs);
  const nextMs = Math.min(...moments);
  return Number.isFinite(nextMs) ? nextMs : null;
}
