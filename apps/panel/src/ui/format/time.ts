const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Under a day relative or by the clock, then by date: what a list has room for. */
export function formatListTime(at: string, nowMs: number, locale: string, timeZone?: string): string {
  const ms = Date.parse(at);
  const age = nowMs - ms;
  if (age < MINUTE) return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(0, 'second');
  if (age < HOUR) return `${Math.floor(age / MINUTE)} min`;
  if (age < 24 * HOUR) return `${Math.floor(age / HOUR)} h`;
  const date = new Date(ms);
  if (age < 6 * 24 * HOUR) {
    return new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone }).format(date).replace('.', '');
  }
  const sameYear =
    dayKey(at, timeZone).slice(0, 4) === dayKey(new Date(nowMs).toISOString(), timeZone).slice(0, 4);
  return new Intl.DateTimeFormat(locale, {
    day: '2-digit',
    month: '2-digit',
    ...(sameYear ? {} : { year: '2-digit' }),
    timeZone,
  }).format(date);
}

export function formatClock(at: string, locale: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone }).format(
    new Date(at),
  );
}

export function formatFull(at: string, locale: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'medium', timeZone }).format(
    new Date(at),
  );
}

/** To the minute, where seconds would only be noise. */
export function formatMoment(at: string, locale: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short', timeZone }).format(
    new Date(at),
  );
}

/** `2026-11-21` where the reader is. */
export function dayKey(at: string, timeZone?: string): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(new Date(at));
}

/** `null` for a date that is better written out; else today or yesterday. */
export function relativeDay(at: string, nowMs: number, timeZone?: string): 'today' | 'yesterday' | null {
  const day = dayKey(at, timeZone);
  if (day === dayKey(new Date(nowMs).toISOString(), timeZone)) return 'today';
  return day === dayKey(new Date(nowMs - 24 * HOUR).toISOString(), timeZone) ? 'yesterday' : null;
}

export function formatDay(at: string, locale: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone }).format(
    new Date(at),
  );
}
