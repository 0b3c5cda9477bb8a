import { type BusinessCalendar, isOpen } from '@balcao/calendar';
import type { SlaClockName, SlaPolicy } from '@balcao/protocol';
import type { Timeline } from '../sla.types.ts';

export const MINUTE_MS = 60_000;

export type CountedClock = {
  clock: SlaClockName;
  startedMs: number;
  minutes: number;
  counts: boolean;
  alertMs: number | null;
  dueMs: number | null;
  endedMs: number | null;
  isMet: boolean;
};

/**
 * The clocks by looking at every minute, one after the other: slow, and written without knowing how the real thing
 * does it. Entries lie on whole minutes. Goes on to `untilMs`; nothing happens after the last entry.
 */
export function countByMinutes(
  timeline: Timeline,
  policy: SlaPolicy,
  calendar: BusinessCalendar,
  untilMs: number,
): CountedClock[] {
  const clocks: CountedClock[] = [];
  const running = () => clocks.filter((one) => one.endedMs === null);
  const find = (clock: SlaClockName) => running().find((one) => one.clock === clock);
  const begin = (clock: SlaClockName, startedMs: number) => {
    const fresh = { minutes: 0, counts: true, alertMs: null, dueMs: null, endedMs: null, isMet: false };
    clocks.push({ clock, startedMs, ...fresh });
  };
  const end = (clock: SlaClockName, atMs: number, isMet: boolean) => {
    const one = find(clock);
    if (one) Object.assign(one, { endedMs: atMs, isMet });
  };
  let inEpisode = false;
  let spoken = false;

  const [first] = timeline;
  if (!first) return clocks;
  let place = 0;
  for (let atMs = first.atMs; atMs <= untilMs; atMs += MINUTE_MS) {
    for (; timeline[place]?.atMs === atMs; place++) {
      const kind = timeline[place]?.kind;
      if (kind === 'queued' || kind === 'assigned' || kind === 'reopened') {
        if (inEpisode) continue;
        inEpisode = true;
        spoken = false;
        begin('first_response', atMs);
        begin('resolution', atMs);
      } else if (!inEpisode) {
        continue;
      } else if (kind === 'customer') {
        const resolution = find('resolution');
        if (resolution) resolution.counts = true;
        if (spoken && !find('next_response')) begin('next_response', atMs);
      } else if (kind === 'person') {
        spoken = true;
        end('first_response', atMs, true);
        end('next_response', atMs, true);
        const resolution = find('resolution');
        if (resolution && policy.pause_while_waiting) resolution.counts = false;
      } else {
        inEpisode = false;
        end('first_response', atMs, false);
        end('next_response', atMs, false);
        end('resolution', atMs, kind === 'resolved');
      }
    }
    if (atMs === untilMs || (policy.business_hours && !isOpen(calendar, atMs))) continue;
    for (const one of running()) {
      if (!one.counts) continue;
      one.minutes += 1;
      const target = policy[one.clock];
      if (one.minutes === target?.minutes) one.dueMs = atMs + MINUTE_MS;
      if (one.minutes === target?.alert_minutes) one.alertMs = atMs + MINUTE_MS;
    }
  }
  return clocks;
}
