import type { Locale } from '../engine.types.ts';
import { DEFAULT_ESCALATION_PHRASES, kindOf, type PhraseKind } from './phrases.ts';
import { isArticle, readWords } from './read-words.ts';

export type CompiledPhrase = {
  /** as written by its author */
  phrase: string;
  kind: PhraseKind;
  /** its words without articles */
  words: readonly string[];
};

/** By their first word, the longest first. */
export type PhraseIndex = ReadonlyMap<string, readonly CompiledPhrase[]>;

export type CompiledEscalation = {
  /** where a person is called; null: the bot has no such node, the conversation goes straight to the queue */
  goto: string | null;
  /** failed answers in a row, over all questions, before a person is called */
  attempts: number;
  /** empty when phrases are off */
  phrases: PhraseIndex;
};

export const DEFAULT_ATTEMPTS = 3;

export type EscalationSource = {
  goto: string;
  phrases?: Partial<Record<Locale, string[]>>;
  off?: boolean;
  attempts?: number;
};

/** Without `escalation`, a bot with the command `atendente` escalates to that command's node. */
export function compileEscalation(
  source: EscalationSource | undefined,
  personGoto: string | null,
): CompiledEscalation {
  const goto = source?.goto ?? personGoto;
  const isOff = goto === null || source?.off === true;
  return {
    goto,
    attempts: source?.attempts ?? DEFAULT_ATTEMPTS,
    phrases: indexPhrases(isOff ? [] : choosePhrases(source?.phrases ?? {})),
  };
}

/**
 * A language's own list replaces the default of that language. What an author took out of a default list is out in every
 * language: "cancelar" is Spanish, too, and would come back through that list.
 */
function choosePhrases(own: Partial<Record<Locale, string[]>>): string[] {
  const locales: readonly Locale[] = ['pt-BR', 'en', 'es'];
  const kept = new Set(locales.flatMap((locale) => own[locale] ?? []).map(foldPhrase));
  const removed = new Set(
    locales
      .flatMap((locale) => (own[locale] ? DEFAULT_ESCALATION_PHRASES[locale] : []))
      .map(foldPhrase)
      .filter((phrase) => !kept.has(phrase)),
  );
  return locales.flatMap(
    (locale) =>
      own[locale] ?? DEFAULT_ESCALATION_PHRASES[locale].filter((phrase) => !removed.has(foldPhrase(phrase))),
  );
}

export function indexPhrases(phrases: readonly string[]): PhraseIndex {
  const index = new Map<string, CompiledPhrase[]>();
  for (const phrase of phrases) {
    const words = wordsOfPhrase(phrase);
    const [first] = words;
    if (first === undefined) continue;
    const sameStart = index.get(first) ?? [];
    sameStart.push({ phrase, kind: kindOf(phrase), words });
    index.set(first, sameStart);
  }
  for (const sameStart of index.values()) sameStart.sort((a, b) => b.words.length - a.words.length);
  return index;
}

/** Empty for a phrase that could never be found: only articles, marks or emoji. */
export function wordsOfPhrase(phrase: string): string[] {
  return readWords(phrase)
    .map((word) => word.text)
    .filter((word) => !isArticle(word));
}

function foldPhrase(phrase: string): string {
  return wordsOfPhrase(phrase).join(' ');
}
