import type { Scope } from '../text/scope.ts';
import { normalizeWords } from '../text/words.ts';

const RELATIVE_DAYS = new Map([
  ['hoje', 0],
  ['amanha', 1],
  ['depois de amanha', 2],
  ['ontem', -1],
  ['today', 0],
  ['tomorrow', 1],
  ['yesterday', -1],
  ['hoy', 0],
  ['manana', 1],
  ['pasado manana', 2],
  ['ayer', -1],
]);

/** "25/12/2026", "25/12", "2026-12-25", "amanhã" → "2026-12-25". In English the month comes first. */
export function parseDate(text: string, scope: Scope): string | null {
  const today = findToday(scope);
  const days = RELATIVE_DAYS.get(normalizeWords(text));
  if (days !== undefined) return new Date(today.getTime() + days * 86_400_000).toISOString().slice(0, 10);
  const iso = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$/.exec(text);
  if (iso) return makeDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const parts = /^\s*(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{4}|\d{2}))?\s*$/.exec(text);
  if (!parts) return null;
  const first = Number(parts[1]);
  const second = Number(parts[2]);
  const year =
    parts[3] === undefined ? today.getUTCFullYear() : Number(parts[3]) + (parts[3].length === 2 ? 2000 : 0);
  return scope.locale === 'en' && first <= 12 ? makeDate(year, first, second) : makeDate(year, second, first);
}

function makeDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && year >= 1900 ? date.toISOString().slice(0, 10) : null;
}

/** Midnight UTC of the organization's calendar day. */
function findToday(scope: Scope): Date {
  const now = new Date(Number.isFinite(scope.nowMs) && Math.abs(scope.nowMs) < 8e15 ? scope.nowMs : 0);
  const options = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  try {
    return new Date(
      new Intl.DateTimeFormat('en-CA', { ...options, timeZone: scope.organization.timeZone }).format(now),
    );
  } catch {
    return new Date(now.toISOString().slice(0, 10));
  }
}
