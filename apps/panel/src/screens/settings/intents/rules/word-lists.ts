import type { LocaleName } from '@balcao/protocol';
import { type IntentNode, LOCALES } from './bot-nodes.ts';
import { NO_TEXT, type TextDraft } from './texts.ts';

type Phrases = IntentNode['phrases'];

/** Phrases as they are typed: one per line. */
export const splitLines = (typed: string) => withoutTwins(typed.split(/\r?\n/));
/** Words as they are typed: with commas between. */
export const splitWords = (typed: string) => withoutTwins(typed.split(/[,;\n]/));

/** Trimmed; what is empty or there already, whatever its case and accents, is left out. */
function withoutTwins(entries: readonly string[]): string[] {
  const seen = new Set<string>();
  return entries.flatMap((entry) => {
    const words = entry.trim().replace(/\s+/g, ' ');
    const folded = words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    if (words === '' || seen.has(folded)) return [];
    seen.add(folded);
    return [words];
  });
}

/** How many lines count, and how many say what another one says. */
export function countLines(typed: string): { count: number; twins: number } {
  const lines = typed.split(/\r?\n/).filter((line) => line.trim() !== '');
  const count = splitLines(typed).length;
  return { count, twins: lines.length - count };
}

export function readPhrases(phrases: Phrases, main: LocaleName): TextDraft {
  if (Array.isArray(phrases)) return { ...NO_TEXT, [main]: phrases.join('\n') };
  const typed = LOCALES.map((locale) => [locale, phrases[locale]?.join('\n') ?? ''] as const);
  return { ...NO_TEXT, ...Object.fromEntries(typed) };
}

/** The stored phrases with what the draft changed; a language nobody touched stays as it is. */
export function writePhrases(stored: Phrases | null, draft: TextDraft, main: LocaleName): Phrases {
  const before = stored === null ? NO_TEXT : readPhrases(stored, main);
  const perLocale = Array.isArray(stored) ? { [main]: stored } : (stored ?? {});
  const next: Partial<Record<LocaleName, string[]>> = {};
  for (const locale of LOCALES) {
    const lines = draft[locale] === before[locale] ? perLocale[locale] : splitLines(draft[locale]);
    if (lines !== undefined && (lines.length > 0 || draft[locale] === before[locale])) next[locale] = lines;
  }
  const isPlain =
    (stored === null || Array.isArray(stored)) && Object.keys(next).every((one) => one === main);
  return isPlain ? (next[main] ?? []) : next;
}

/** All phrases of an intent, those of one language first. */
export function listPhrases(phrases: Phrases, first: LocaleName): string[] {
  if (Array.isArray(phrases)) return phrases;
  return [first, ...LOCALES.filter((one) => one !== first)].flatMap((locale) => phrases[locale] ?? []);
}
