import { addBusinessMs, type BusinessCalendar, businessMsBetween } from '@balcao/calendar';
import type { SlaClock, SlaPolicy } from '@balcao/protocol';
import type { Timeline } from '../sla.types.ts';
import { type Round, roundsOf, type Stretch } from './rounds.ts';

/** How time passes: of a calendar, or on the wall. `add` gives the first instant by which `ms` have passed, null: never. */
type Meter = {
  between(fromMs: number, toMs: number): number;
  add(fromMs: number, ms: number): number | null;
};

const MINUTE_MS = 60_000;

/**
 * Every clock of a conversation as of `nowMs`, by start: what happened × the policy × the calendar.
 * Clocks that ended unmet and in time (the customer left) are none.
 *
 * @example a first response of 15 minutes, asked for at 10:00 and unanswered at 10:20 →
 * `{ clock: 'first_response', started_at: …10:00, due_at: …10:15, state: 'breached', ended_at: null, elapsed_ms: 1_200_000 }`
 */
export function slaClocks(
  timeline: Timeline,
  policy: SlaPolicy,
  calendar: BusinessCalendar,
  nowMs: number,
): SlaClock[] {
  const meter = policy.business_hours ? meterOf(calendar) : wallMeter;
  return roundsOf(timeline, policy.pause_while_waiting)
    .map((round) => judge(round, policy[round.clock], meter, nowMs))
    .filter((clock) => clock !== null);
}

const wallMeter: Meter = {
  between: (fromMs, toMs) => Math.max(0, toMs - fromMs),
  add: (fromMs, ms) => fromMs + ms,
};

function meterOf(calendar: BusinessCalendar): Meter {
  return {
    between: (fromMs, toMs) => businessMsBetween(calendar, fromMs, toMs),
    add: (fromMs, ms) => addBusinessMs(calendar, fromMs, ms),
  };
}

function judge(
  round: Round,
  target: SlaPolicy[Round['clock']],
  meter: Meter,
  nowMs: number,
): SlaClock | null {
  if (target === null) return null;
  const { countedMs, passed } = count(round.stretches, meter, nowMs);
  const dueMs = target.minutes * MINUTE_MS;
  const isBreached = countedMs >= dueMs;
  if (round.endedMs !== null && !round.isMet && !isBreached) return null;
  // An alert that would come with the breach or after it warns of nothing.
  const isAlertEarly = target.alert_minutes !== null && target.alert_minutes < target.minutes;
  const alertMs = isAlertEarly ? (target.alert_minutes ?? 0) * MINUTE_MS : null;
  const isTimed = isBreached || !stoodAtTheEnd(round);
  return {
    clock: round.clock,
    started_at: instant(round.startedMs),
    alert_at: isTimed && alertMs !== null ? maybeInstant(passed(alertMs)) : null,
    due_at: isTimed ? maybeInstant(passed(dueMs)) : null,
    state: stateOf(round, isBreached, alertMs !== null && countedMs >= alertMs),
    ended_at: maybeInstant(round.endedMs),
    elapsed_ms: countedMs,
  };
}

function stateOf(round: Round, isBreached: boolean, isAlerting: boolean): SlaClock['state'] {
  if (isBreached) return 'breached';
  if (round.endedMs !== null) return 'met';
  if (stoodAtTheEnd(round)) return 'paused';
  return isAlerting ? 'alert' : 'running';
}

function stoodAtTheEnd({ stretches, endedMs }: Round): boolean {
  const last = stretches.at(-1);
  return last === undefined || (last.toMs !== null && last.toMs !== endedMs);
}

type Count = {
  countedMs: number;
  /** The instant by which so much had been counted, or would be if nothing else happened; null: never. */
  passed(ms: number): number | null;
};

function count(stretches: readonly Stretch[], meter: Meter, nowMs: number): Count {
  let countedMs = 0;
  const before: number[] = [];
  for (const { fromMs, toMs } of stretches) {
    before.push(countedMs);
    countedMs += meter.between(fromMs, toMs ?? nowMs);
  }
  return {
    countedMs,
    passed(ms) {
      const reached = stretches.findIndex((_, i) => (before[i + 1] ?? countedMs) >= ms);
      // Not reached yet: counted on from the last stretch.
      const index = reached === -1 ? stretches.length - 1 : reached;
      const stretch = stretches[index];
      return stretch === undefined ? null : meter.add(stretch.fromMs, ms - (before[index] ?? 0));
    },
  };
}

function instant(ms: number): string {
  return new Date(ms).toISOString();
}

function maybeInstant(ms: number | null): string | null {
  return ms === null ? null : instant(ms);
}
