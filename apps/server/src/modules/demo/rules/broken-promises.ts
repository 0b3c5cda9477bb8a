import { addBusinessMs, type BusinessCalendar, businessMsBetween } from '@balcao/calendar';
import type { SlaPolicy } from '@balcao/protocol';

/** A person's first or next word that came after it was promised. */
type BrokenPromise = {
  clock: 'first_response' | 'next_response';
  level: 'alert' | 'breach';
  startedMs: number;
  dueMs: number;
  /** when that was noticed */
  atMs: number;
};

/** What happened in one conversation, oldest first. */
export type Heard = { atMs: number; what: 'queued' | 'customer' | 'person' | 'over' };

const MINUTE_MS = 60_000;

/** As the SLA clocks would have told them while it happened; the demo's conversations all end within their resolution. */
export function brokenPromises(
  heard: readonly Heard[],
  policy: SlaPolicy,
  calendar: BusinessCalendar,
): BrokenPromise[] {
  const broken: BrokenPromise[] = [];
  let waiting: { clock: BrokenPromise['clock']; sinceMs: number } | null = null;
  let hasAnswered = false;
  for (const { atMs, what } of heard) {
    if (what === 'queued') waiting ??= { clock: 'first_response', sinceMs: atMs };
    if (what === 'customer' && hasAnswered) waiting ??= { clock: 'next_response', sinceMs: atMs };
    if (what !== 'person' && what !== 'over') continue;
    if (waiting) broken.push(...judge(waiting, atMs, policy, calendar));
    waiting = null;
    hasAnswered = what === 'person';
  }
  return broken;
}

function judge(
  { clock, sinceMs }: { clock: BrokenPromise['clock']; sinceMs: number },
  untilMs: number,
  policy: SlaPolicy,
  calendar: BusinessCalendar,
): BrokenPromise[] {
  const promise = policy[clock];
  if (!promise) return [];
  const waitedMs = businessMsBetween(calendar, sinceMs, untilMs);
  const moment = (minutes: number) => addBusinessMs(calendar, sinceMs, minutes * MINUTE_MS) ?? untilMs;
  const dueMs = moment(promise.minutes);
  const told = (level: BrokenPromise['level'], atMs: number) => ({
    clock,
    level,
    startedMs: sinceMs,
    dueMs,
    atMs,
  });
  const notices: BrokenPromise[] = [];
  if (promise.alert_minutes !== null && waitedMs >= promise.alert_minutes * MINUTE_MS)
    notices.push(told('alert', moment(promise.alert_minutes)));
  if (waitedMs >= promise.minutes * MINUTE_MS) notices.push(told('breach', dueMs));
  return notices;
}
