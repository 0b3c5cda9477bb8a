import { formatMoney } from '../../../ui/format/values.ts';

/** Quoted elsewhere, or about the bot's own workings. */
const NOT_FOR_PEOPLE = new Set([
  'problem',
  'menu_option',
  'currency',
  'cart_text',
  'item',
  'quantity',
  'attachment',
]);

type Facts = Record<string, unknown>;

/** What the bot learned that fits on one line: `[name, value]`; files and lists stand in the conversation. */
export function readableFacts(facts: Facts, locale: string, said: string | null = null): [string, string][] {
  return Object.entries(facts).flatMap(([name, value]): [string, string][] => {
    if (NOT_FOR_PEOPLE.has(name) || name.startsWith('_') || value === '' || value === said) return [];
    if (typeof value === 'number' && name.endsWith('_cents')) return moneyFact(name, value, facts, locale);
    return typeof value === 'string' || typeof value === 'number' ? [[nameInWords(name), String(value)]] : [];
  });
}

function moneyFact(name: string, cents: number, facts: Facts, locale: string): [string, string][] {
  if (cents === 0) return [];
  const currency = typeof facts.currency === 'string' ? facts.currency : 'BRL';
  return [[nameInWords(name.slice(0, -'_cents'.length)), formatMoney(cents / 100, currency, locale)]];
}

/** `SUPORTE_AGUARDANDO_ANEXO` → `Suporte aguardando anexo` */
export function nameInWords(name: string): string {
  const words = name.replaceAll('_', ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
