const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making one costs a thousand times what using it does, and a list uses it for each row. */
function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const held = formatters.get(key);
  if (held !== undefined) return held;
  const made = new Intl.DateTimeFormat(locale, options);
  formatters.set(key, made);
  return made;
}

const relatives = new Map<string, Intl.RelativeTimeFormat>();

function relative(locale: string, style: 'long' | 'short' = 'long'): Intl.RelativeTimeFormat {
  const key = `${locale} ${style}`;
  const held = relatives.get(key) ?? new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style });
  relatives.set(key, held);
  return held;
}

/** Under a day relative or by the clock, then by date: what a list has room for. */
export function formatListTime(at: string, nowMs: number, locale: string, timeZone?: string): string {
  const ms = Date.parse(at);
  const age = nowMs - ms;
  if (age < MINUTE) return relative(locale).format(0, 'second');
  if (age < HOUR) return `${Math.floor(age / MINUTE)} min`;
  if (age < 24 * HOUR) return `${Math.floor(age / HOUR)} h`;
  const date = new Date(ms);
  if (age < 6 * 24 * HOUR) {
    return formatter(locale, { weekday: 'short', timeZone }).format(date).replace('.', '');
  }
  const sameYear =
    dayKey(at, timeZone).slice(0, 4) === dayKey(new Date(nowMs).toISOString(), timeZone).slice(0, 4);
  return formatter(locale, {
    day: '2-digit',
    month: '2-digit',
    ...(sameYear ? {} : { year: '2-digit' }),
    timeZone,
  }).format(date);
}

/** The same in a sentence or after a colon: “há 5 min”. */
export function formatAgo(at: string, nowMs: number, locale: string, timeZone?: string): string {
  const age = nowMs - Date.parse(at);
  // Some versions of the language data end the short units with a point.
  const words = (count: number, unit: Intl.RelativeTimeFormatUnit) =>
    relative(locale, 'short').format(count, unit).replace('.', '');
  if (age < MINUTE) return words(0, 'second');
  if (age < HOUR) return words(-Math.floor(age / MINUTE), 'minute');
  if (age < 24 * HOUR) return words(-Math.floor(age / HOUR), 'hour');
  const days = Math.round(
    (Date.parse(dayKey(new Date(nowMs).toISOString(), timeZone)) - Date.parse(dayKey(at, timeZone))) /
      (24 * HOUR),
  );
  return days < 7
    ? words(-days, 'day')
    : formatter(locale, { dateStyle: 'short', timeZone }).format(new Date(at));
}

export function formatClock(at: string, locale: string, timeZone?: string): string {
  return formatter(locale, { hour: '2-digit', minute: '2-digit', timeZone }).format(new Date(at));
}

export function formatFull(at: string, locale: string, timeZone?: string): string {
  return formatter(locale, { dateStyle: 'short', timeStyle: 'medium', timeZone }).format(new Date(at));
}

/** To the minute, where seconds would only be noise. */
export function formatMoment(at: string, locale: string, timeZone?: string): string {
  return formatter(locale, { dateStyle: 'short', timeStyle: 'short', timeZone }).format(new Date(at));
}

/** `2026-11-21` where the reader is. */
export function dayKey(at: string, timeZone?: string): string {
  return formatter('sv-SE', { dateStyle: 'short', timeZone }).format(new Date(at));
}

/** `null` for a date that is better written out; else today or yesterday. */
export function relativeDay(at: string, nowMs: number, timeZone?: string): 'today' | 'yesterday' | null {
  const day = dayKey(at, timeZone);
  if (day === dayKey(new Date(nowMs).toISOString(), timeZone)) return 'today';
  return day === dayKey(new Date(nowMs - 24 * HOUR).toISOString(), timeZone) ? 'yesterday' : null;
}

export function formatDay(at: string, locale: string, timeZone?: string): string {
  return formatter(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone }).format(new Date(at));
}
