import type { LocaleName } from '@balcao/protocol';
import { LOCALES, type Text } from './bot-nodes.ts';
import { isSame } from './is-same.ts';

/** What fields hold: each language's words, empty where it has none of its own. */
export type TextDraft = Readonly<Record<LocaleName, string>>;

export const NO_TEXT: TextDraft = { 'pt-BR': '', en: '', es: '' };

/** One text for every language stands in the bot's main one. */
export function readText(text: Text | undefined, main: LocaleName): TextDraft {
  if (text === undefined) return NO_TEXT;
  if (typeof text === 'string') return { ...NO_TEXT, [main]: text };
  return { ...NO_TEXT, ...text };
}

/**
 * The stored text with what the draft changed, or undefined when nothing is left. A language nobody touched stays
 * letter by letter; the main one alone stays, or becomes, one text for every language.
 */
export function writeText(
  stored: Text | undefined,
  draft: TextDraft,
  main: LocaleName,
  before: TextDraft = readText(stored, main),
): Text | undefined {
  if (isSame(draft, before)) return stored;
  const perLocale: Text =
    typeof stored === 'object' ? stored : stored === undefined ? {} : { [main]: stored };
  const next: Partial<Record<LocaleName, string>> = {};
  for (const locale of LOCALES) {
    const words = draft[locale] === before[locale] ? perLocale[locale] : draft[locale].trim() || undefined;
    if (words !== undefined) next[locale] = words;
  }
  const written = Object.keys(next);
  if (written.length === 0) return undefined;
  const isPlain = typeof stored !== 'object' && written.length === 1 && next[main] !== undefined;
  return isPlain ? next[main] : next;
}

export function isBlank(draft: TextDraft): boolean {
  return LOCALES.every((locale) => draft[locale].trim() === '');
}

/** What somebody who reads one language is shown: its words, else the main ones, else any. */
export function wordsOf(text: Text | undefined, locale: LocaleName, main: LocaleName): string {
  if (text === undefined || typeof text === 'string') return text ?? '';
  return text[locale] ?? text[main] ?? LOCALES.map((one) => text[one]).find(Boolean) ?? '';
}
