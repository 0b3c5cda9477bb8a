import { type BusinessCalendar, isOpen } from '@balcao/calendar';
import type { Random } from './random.ts';

const HOUR_MS = 3_600_000;
const PAST_MS = 29 * 24 * HOUR_MS;

/** How much is asked at each hour of the day; the shop's busiest is 10 o'clock. */
const BY_HOUR = [1, 0.5, 0.2, 0.2, 0.2, 0.4, 1, 3, 7, 10, 12, 11, 8, 9, 11, 11, 10, 9, 7, 6, 5, 4, 2.5, 1.5];
const BY_WEEKDAY: Readonly<Record<string, number>> = {
  Mon: 1.3,
  Tue: 1.1,
  Wed: 1,
  Thu: 1,
  Fri: 1.1,
  Sat: 0.6,
  Sun: 0.35,
};

export type Arrival = { atMs: number; hour: number; isOpen: boolean };

/** `count` moments of the last 29 days up to `untilMs`, as customers of a shop with these hours come; oldest first. */
export function spreadArrivals(
  count: number,
  nowMs: number,
  untilMs: number,
  calendar: BusinessCalendar,
  random: Random,
): Arrival[] {
  const slots = hoursBetween(nowMs - PAST_MS, untilMs, nowMs, calendar);
  return Array.from({ length: count }, () => {
    const slot = random.pickWeighted(slots);
    const atMs = Math.floor(slot.atMs + random.next() * HOUR_MS);
    return { atMs, hour: slot.hour, isOpen: isOpen(calendar, atMs) };
  }).sort((a, b) => a.atMs - b.atMs);
}

function hoursBetween(fromMs: number, untilMs: number, nowMs: number, calendar: BusinessCalendar) {
  const local = new Intl.DateTimeFormat('en-US', {
    timeZone: calendar.timeZone,
    weekday: 'short',
    hour: '2-digit',
    hourCycle: 'h23',
  });
  const slots: { atMs: number; hour: number; weight: number }[] = [];
  for (let atMs = fromMs; atMs + HOUR_MS <= untilMs; atMs += HOUR_MS) {
    const parts = Object.fromEntries(local.formatToParts(atMs).map(({ type, value }) => [type, value]));
    const [hour, weekday] = [Number(parts.hour), parts.weekday ?? ''];
    const isHoliday = !['Sat', 'Sun'].includes(weekday) && hour >= 9 && hour < 16 && !isOpen(calendar, atMs);
    // A shop that grows: a third more than a month ago.
    const growth = 1 + (0.33 * (atMs - fromMs)) / (nowMs - fromMs);
    const weight = (BY_HOUR[hour] ?? 0) * (BY_WEEKDAY[weekday] ?? 1) * (isHoliday ? 0.3 : 1) * growth;
    slots.push({ atMs, hour, weight });
  }
  return slots;
}
