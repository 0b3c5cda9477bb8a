import type { LocaleName } from '@balcao/protocol';
import { dayKey } from '../../../../ui/format/time.ts';

const DAY_MS = 86_400_000;

/** `today` and `tomorrow` have words of their own; else a weekday within the week, or a date. */
export type OpeningDay = { kind: 'today' } | { kind: 'tomorrow' } | { kind: 'named'; name: string };

/** The parts of “abre segunda às 8h”, told where the calendar is. */
export function openingWords(
  at: string,
  nowMs: number,
  locale: LocaleName,
  timeZone: string,
): { day: OpeningDay; time: string } {
  const key = dayKey(at, timeZone);
  const today = dayKey(new Date(nowMs).toISOString(), timeZone);
  const days = Math.round((Date.parse(key) - Date.parse(today)) / DAY_MS);
  const date = new Date(at);
  const name = new Intl.DateTimeFormat(
    locale,
    days < 7 ? { weekday: 'long', timeZone } : { weekday: 'short', day: 'numeric', month: 'long', timeZone },
  ).format(date);
  return {
    day:
      days <= 0
        ? { kind: 'today' }
        : days === 1
          ? { kind: 'tomorrow' }
          : { kind: 'named', name: name.replace('-feira', '') },
    time: timeWords(date, locale, timeZone),
  };
}

/** `8h`, `8h30` in Portuguese; as usual elsewhere. */
function timeWords(date: Date, locale: LocaleName, timeZone: string): string {
  const clock = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone });
  if (locale !== 'pt-BR') return clock.format(date);
  const [hour = '0', minute = '00'] = clock.format(date).split(':');
  return `${Number(hour)}h${minute === '00' ? '' : minute}`;
}
