import type { Locale } from '../engine.types.ts';
import { findSpokenNumber } from '../text/words.ts';

/** "2", "R$ 1.234,56", "duas unidades" → a number; two numbers or none → null. */
export function parseNumber(text: string, locale: Locale): number | null {
  if (text.length > 60) return null;
  const spoken = findSpokenNumber(text);
  if (spoken !== null) return spoken;
  const tokens = text.match(/-?\d[\d.,]*/g);
  if (tokens?.length === 1) return parseDigits((tokens[0] ?? '').replace(/[.,]$/, ''), locale);
  const words = text.trim().split(/\s+/);
  return tokens === null && words.length === 2 ? findSpokenNumber(words[0] ?? '') : null;
}

function parseDigits(token: string, locale: Locale): number | null {
  const lastDot = token.lastIndexOf('.');
  const lastComma = token.lastIndexOf(',');
  let plain = token;
  if (lastDot >= 0 && lastComma >= 0) {
    plain = lastComma > lastDot ? token.replaceAll('.', '').replace(',', '.') : token.replaceAll(',', '');
  } else if (lastComma >= 0) plain = readSingleMark(token, ',', locale === 'en');
  else if (lastDot >= 0) plain = readSingleMark(token, '.', locale !== 'en');
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

/** One kind of mark: thousands when it is the locale's and stands before three digits, else the decimal mark. */
function readSingleMark(token: string, mark: string, isThousands: boolean): string {
  const groups = token.split(mark);
  const grouped = groups.slice(1).every((group) => group.length === 3);
  if (groups.length > 2 || (isThousands && grouped)) return grouped ? groups.join('') : 'NaN';
  return groups.join('.');
}
