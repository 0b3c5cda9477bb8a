import { cnpj, cpf } from 'cpf-cnpj-validator';
import type { Scope } from './scope.ts';
import { findOwn } from './scope.ts';

/** Total: anything in, a string out; what can't be formatted is empty. */
export type Formatter = (value: unknown, scope: Scope, argument: string | undefined) => string;

const MAX_VALUE_CHARACTERS = 4096;

export const FORMATTERS: ReadonlyMap<string, Formatter> = new Map<string, Formatter>([
  ['money', (value, scope, currency) => formatMoney(value, currency ?? 'BRL', scope.locale)],
  ['price', (value, scope) => formatPrice(value, scope)],
  ['date', (value, scope) => formatDate(value, scope, { dateStyle: 'short' })],
  ['time', (value, scope) => formatDate(value, scope, { timeStyle: 'short' })],
  ['datetime', (value, scope) => formatDate(value, scope, { dateStyle: 'short', timeStyle: 'short' })],
  [
    'number',
    (value, scope) => (typeof value === 'number' ? new Intl.NumberFormat(scope.locale).format(value) : ''),
  ],
  ['first', (value) => formatPlain(value).trim().split(/\s+/)[0] ?? ''],
  ['upper', (value) => formatPlain(value).toUpperCase()],
  ['lower', (value) => formatPlain(value).toLowerCase()],
  ['count', (value) => (Array.isArray(value) ? String(value.length) : '')],
  ['document', (value) => formatDocument(formatPlain(value))],
]);

export function formatPlain(value: unknown): string {
  if (typeof value === 'string') return value.slice(0, MAX_VALUE_CHARACTERS);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) {
    return value.slice(0, 100).filter(isScalar).map(String).join(', ').slice(0, MAX_VALUE_CHARACTERS);
  }
  return '';
}

const moneyFormats = new Map<string, Intl.NumberFormat | null>();

function formatMoney(cents: unknown, currency: string, locale: string): string {
  if (typeof cents !== 'number' || !Number.isFinite(cents)) return '';
  const key = `${locale} ${currency}`;
  let format = moneyFormats.get(key);
  if (format === undefined) {
    format = makeMoneyFormat(locale, currency);
    // A bot can name any currency; only the first few are worth keeping.
    if (moneyFormats.size < 64) moneyFormats.set(key, format);
  }
  return format
    ? format.format(cents / 100).replaceAll('\u00a0', ' ')
    : `${currency} ${(cents / 100).toFixed(2)}`;
}

function makeMoneyFormat(locale: string, currency: string): Intl.NumberFormat | null {
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency });
  } catch {
    return null;
  }
}

function formatPrice(item: unknown, scope: Scope): string {
  const currency = findOwn(item, 'currency');
  return formatMoney(
    findOwn(item, 'priceCents'),
    typeof currency === 'string' ? currency : 'BRL',
    scope.locale,
  );
}

function formatDate(value: unknown, scope: Scope, style: Intl.DateTimeFormatOptions): string {
  const plain = typeof value === 'string' ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) : null;
  const date = new Date(typeof value === 'string' || typeof value === 'number' ? value : Number.NaN);
  if (Number.isNaN(date.getTime())) return typeof value === 'string' ? value : '';
  // A date without a time belongs to no time zone: shown as written.
  const timeZone = plain ? 'UTC' : scope.organization.timeZone;
  const shown = plain ? ({ day: '2-digit', month: '2-digit', year: 'numeric' } as const) : style;
  try {
    return new Intl.DateTimeFormat(scope.locale, { ...shown, timeZone }).format(date);
  } catch {
    return new Intl.DateTimeFormat(scope.locale, { ...shown, timeZone: 'UTC' }).format(date);
  }
}

function formatDocument(value: string): string {
  if (value.length === 11) return cpf.format(value);
  if (value.length === 14) return cnpj.format(value);
  return value;
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
