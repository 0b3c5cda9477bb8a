import type { ReportSearch } from './report-search.ts';

export type Period = {
  /** first and last local day, both included */
  first: string;
  last: string;
  /** instants: midnight before the first day, midnight after the last */
  from: string;
  to: string;
  days: number;
};

/** What the server answers at most. */
const MOST_DAYS = 366;
const DAY_MS = 86_400_000;

/** Whole local days of the organization, today included. `today`: the organization's date. */
export function periodOf(search: ReportSearch, today: string, timeZone: string): Period {
  const preset = search.periodo ?? '30d';
  switch (preset) {
    case 'hoje':
      return between(today, today, timeZone);
    case '7d':
    case '30d':
    case '90d':
      return between(moveDays(today, 1 - Number.parseInt(preset, 10)), today, timeZone);
    case 'mes':
      return between(`${today.slice(0, 8)}01`, today, timeZone);
    case 'outro': {
      const [a, b] = [search.de ?? moveDays(today, -29), search.ate ?? today];
      return a <= b ? between(a, b, timeZone) : between(b, a, timeZone);
    }
    default:
      return preset satisfies never;
  }
}

/** As many days right before. */
export function periodBefore(period: Period, timeZone: string): Period {
  return between(moveDays(period.first, -period.days), moveDays(period.first, -1), timeZone);
}

function between(asked: string, last: string, timeZone: string): Period {
  const first = daysBetween(asked, last) >= MOST_DAYS ? moveDays(last, 1 - MOST_DAYS) : asked;
  return {
    first,
    last,
    from: new Date(midnightOf(first, timeZone)).toISOString(),
    to: new Date(midnightOf(moveDays(last, 1), timeZone)).toISOString(),
    days: daysBetween(first, last) + 1,
  };
}

export function moveDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

function daysBetween(first: string, last: string): number {
  return Math.round((Date.parse(`${last}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / DAY_MS);
}

/** When a local day begins, in UTC milliseconds; where clocks leap over midnight, the first moment of it. */
export function midnightOf(date: string, timeZone: string): number {
  const wanted = Date.parse(`${date}T00:00:00Z`);
  // The offset at the wanted moment may be that of before a change; the second look uses the right one.
  const guess = wanted - offsetAt(wanted, timeZone);
  const moment = wanted - offsetAt(guess, timeZone);
  // A skipped midnight lands in the day before: its first moment is where the clock went on.
  return localDate(moment, timeZone) < date ? guess : moment;
}

function localDate(ms: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(ms);
}

/** Local minus UTC, in milliseconds. */
function offsetAt(ms: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(ms);
  const get = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value ?? 0);
  const local = Date.UTC(
    get('year'),
    get('month') - 1,
    get('day'),
    get('hour'),
    get('minute'),
    get('second'),
  );
  return local - Math.floor(ms / 1000) * 1000;
}
