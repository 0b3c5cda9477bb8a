import type { Locale } from '../engine.types.ts';
import { LOCALES } from '../text/text.ts';
import { readIntentWords } from './read-intent-words.ts';
import { isDenial, markTelling } from './small-words.ts';
import { findLikeWords, makeVocabulary, type Vocabulary } from './vocabulary.ts';
import { compareWords } from './word-forms.ts';

/** Words that mean the same in one intent; all become the first. */
export type Synonyms = { to: readonly string[]; members: readonly (readonly string[])[] };

export type SamplePhrase = {
  /** as its author wrote it */
  phrase: string;
  locale: Locale;
  /** its telling words with what each counts: less when other intents have it, too */
  words: readonly { text: string; weight: number }[];
  /** "não recebi": only a message that denies something is like it */
  denies: boolean;
  /** made of small words only ("oi, tudo bem"): only a message of such words is like it */
  isSmall: boolean;
};

export type MatchableIntent = {
  node: string;
  name: string;
  /** the words of a name that its author gave: a message that is just these means it */
  title: string | null;
  phrases: readonly SamplePhrase[];
  synonyms: readonly Synonyms[];
};

export type IntentMatcher = {
  threshold: number;
  /** in the definition's order; empty when they are off */
  intents: readonly MatchableIntent[];
  vocabulary: Vocabulary;
};

export type IntentSource = {
  node: string;
  /** absent: the node's id */
  name?: string;
  phrases: string[] | Partial<Record<Locale, string[]>>;
  synonyms?: Record<string, string[]>;
};

export const DEFAULT_THRESHOLD = 0.6;

/** Makes sample phrases ready to be compared. A plain list is read in the bot's own language. */
export function compileIntents(
  sources: readonly IntentSource[],
  threshold: number,
  defaultLocale: Locale,
): IntentMatcher {
  const intents = sources.map((source) => {
    const synonyms = compileSynonyms(source.synonyms ?? {}, defaultLocale);
    const phrases = listPhrases(source.phrases, defaultLocale).map(({ phrase, locale }) =>
      readPhrase(phrase, locale, synonyms),
    );
    return { ...source, synonyms, phrases: phrases.filter((phrase) => phrase.words.length > 0) };
  });
  const vocabulary = makeVocabulary(
    intents.flatMap(({ phrases, synonyms }) => [
      ...phrases.flatMap((phrase) => phrase.words),
      ...synonyms.flatMap(({ to, members }) => [to, ...members].flat()),
    ]),
  );
  const weigh = makeWeights(intents, vocabulary);
  return {
    threshold,
    vocabulary,
    intents: intents.map(({ node, name, phrases, synonyms }) => ({
      node,
      name: name ?? node,
      title: name === undefined ? null : wordsOf(name).join(' ') || null,
      synonyms,
      phrases: phrases.map((phrase) => ({
        ...phrase,
        words: phrase.words.map((text) => ({ text, weight: weigh(text) })),
      })),
    })),
  };
}

function wordsOf(text: string): string[] {
  return readIntentWords(text).map((word) => word.text);
}

export function listPhrases(
  phrases: IntentSource['phrases'],
  defaultLocale: Locale,
): { phrase: string; locale: Locale; path: string }[] {
  if (Array.isArray(phrases))
    return phrases.map((phrase, i) => ({ phrase, locale: defaultLocale, path: `phrases.${i}` }));
  return LOCALES.flatMap((locale) =>
    (phrases[locale] ?? []).map((phrase, i) => ({ phrase, locale, path: `phrases.${locale}.${i}` })),
  );
}

type Unweighed = Omit<SamplePhrase, 'words'> & { words: string[] };

function readPhrase(phrase: string, locale: Locale, synonyms: readonly Synonyms[]): Unweighed {
  const all = wordsOf(phrase);
  const telling = tellingWords(all, locale);
  const isSmall = telling.length === 0;
  const words = isSmall ? all : replaceSynonyms(telling, synonyms);
  const denies = all.some((word) => isDenial(word, locale));
  return { phrase, locale, words: [...new Set(words)], denies, isSmall };
}

/** The words of a phrase that count; without any, only small words are left of it. */
function tellingWords(words: readonly string[], locale: Locale): string[] {
  const telling = markTelling(words, locale);
  return words.filter((_, i) => telling[i]);
}

function compileSynonyms(source: Record<string, string[]>, locale: Locale): Synonyms[] {
  return Object.entries(source).flatMap(([key, alternatives]) => {
    const [to, ...others] = [key, ...alternatives].map((phrase) => {
      const all = wordsOf(phrase);
      const telling = tellingWords(all, locale);
      return telling.length === 0 ? all : telling;
    });
    if (!to || to.length === 0) return [];
    // The longest first: "conta de luz" before "conta".
    const members = [to, ...others].filter((one) => one.length > 0).sort((a, b) => b.length - a.length);
    return [{ to, members }];
  });
}

function replaceSynonyms(words: readonly string[], synonyms: readonly Synonyms[]): string[] {
  const replaced: string[] = [];
  for (let i = 0; i < words.length; ) {
    const found = findSynonym(synonyms, (k, member) => compareWords(words[i + k] ?? '', member) === 1);
    if (found) replaced.push(...found.to);
    else replaced.push(words[i] ?? '');
    i += found ? found.length : 1;
  }
  return replaced;
}

/** The group one of whose members stands here, and how many words it takes. */
export function findSynonym(
  synonyms: readonly Synonyms[],
  isLike: (offset: number, word: string) => boolean,
): { to: readonly string[]; length: number } | null {
  for (const { to, members } of synonyms) {
    const member = members.find((one) => one.every((word, k) => isLike(k, word)));
    if (member) return { to, length: member.length };
  }
  return null;
}

/** 1 for a word of one intent, 0.5 for one of two, 0.33 for one of four: what all share tells little. */
function makeWeights(
  intents: readonly { phrases: readonly Unweighed[] }[],
  vocabulary: Vocabulary,
): (word: string) => number {
  const owners = new Map<string, Set<number>>();
  for (const [i, { phrases }] of intents.entries()) {
    for (const word of phrases.flatMap((phrase) => phrase.words))
      owners.set(word, (owners.get(word) ?? new Set()).add(i));
  }
  return (word) => {
    const all = new Set<number>();
    for (const like of findLikeWords(vocabulary, word).keys())
      for (const owner of owners.get(like) ?? []) all.add(owner);
    return 1 / (1 + Math.log2(Math.max(1, all.size)));
  };
}
