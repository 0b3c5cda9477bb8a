import { type CompiledPhrase, indexPhrases, type PhraseIndex } from './compile-escalation.ts';
import { DEFAULT_ESCALATION_PHRASES } from './phrases.ts';
import { type FoundPhrase, type Reading, readAround } from './read-around.ts';
import { foldText, isArticle, MAX_CHARACTERS, readWords, type Word } from './read-words.ts';
import { SET_EXPRESSIONS } from './words-around.ts';

export type Escalation = {
  /** as its author wrote it: "falar com atendente" */
  phrase: string;
  /** its words without accents and articles */
  words: string;
  /** true: it asks for somebody; false: it is a matter for somebody (cancelling, a complaint) */
  asksForPerson: boolean;
  /** asked for in so many words ("quero cancelar"), not just named */
  isWanted: boolean;
};

/**
 * Whether a message asks for a person by one of these phrases: anywhere in it, as whole words in a row, without case,
 * accents, punctuation and articles; and not denied, quoted, praised or told about. The longest phrase counts.
 */
export function findEscalation(
  bot: { readonly escalation: { readonly phrases: PhraseIndex } },
  text: string,
): Escalation | null {
  return findPhrase(bot.escalation.phrases, text);
}

const DEFAULT_INDEX = indexPhrases(Object.values(DEFAULT_ESCALATION_PHRASES).flat());

/** By the shipped phrases, whatever a bot's own are. */
export function findDefaultEscalation(text: string): Escalation | null {
  return findPhrase(DEFAULT_INDEX, text);
}

type Candidate = FoundPhrase & { phrase: CompiledPhrase; reading: Reading };

function findPhrase(phrases: PhraseIndex, text: string): Escalation | null {
  if (!mayHold(phrases, text)) return null;
  const words = readWords(text);
  const found = findAll(phrases, words);
  if (found.length === 0) return null;
  const expressions = findAll(EXPRESSIONS, words);
  const deniedEnds = new Set<number>();
  let best: Candidate | null = null;
  for (const { from, to, phrase } of found) {
    if (expressions.some((whole) => whole.from <= from && to <= whole.to)) continue;
    const reading = readAround(words, { from, to, kind: phrase.kind }, deniedEnds);
    if (reading === 'denied') deniedEnds.add(to - 1);
    if (reading === 'denied' || reading === 'mentioned') continue;
    const candidate: Candidate = { from, to, kind: phrase.kind, phrase, reading };
    if (best === null || isStronger(candidate, best)) best = candidate;
  }
  if (best === null) return null;
  return {
    phrase: best.phrase.phrase,
    words: best.phrase.words.join(' '),
    asksForPerson: best.kind === 'person',
    isWanted: best.reading === 'wanted',
  };
}

/** Most messages hold not even the first word of a phrase; this costs a third of reading them. */
function mayHold(phrases: PhraseIndex, text: string): boolean {
  if (phrases.size === 0) return false;
  const folded = foldText(text.slice(0, MAX_CHARACTERS));
  return folded.split(/[^\p{L}\p{N}]+/u).some((word) => phrases.has(word));
}

const EXPRESSIONS = indexPhrases(SET_EXPRESSIONS);

function isStronger(one: Candidate, other: Candidate): boolean {
  return one.phrase.words.length > other.phrase.words.length;
}

type Found = { from: number; to: number; phrase: CompiledPhrase };

/** In the order of the text. Where phrases overlap only the longest is there: "falar com atendente" holds "atendente". */
function findAll(phrases: PhraseIndex, words: readonly Word[]): Found[] {
  const found: Found[] = [];
  for (let from = 0; from < words.length; from++) {
    const one = findAt(phrases, words, from);
    if (!one) continue;
    const last = found.at(-1);
    if (!last || last.to <= one.from) found.push(one);
    else if (one.phrase.words.length > last.phrase.words.length) found.splice(-1, 1, one);
  }
  return found;
}

/** The longest that begins there. */
function findAt(phrases: PhraseIndex, words: readonly Word[], from: number): Found | null {
  for (const phrase of phrases.get(words[from]?.text ?? '') ?? []) {
    const to = matchAt(words, from, phrase.words);
    if (to !== null) return { from, to, phrase };
  }
  return null;
}

/** Where the phrase ends, or null. Articles in between belong to nobody. */
function matchAt(words: readonly Word[], from: number, phrase: readonly string[]): number | null {
  let matched = 0;
  for (let at = from; at < words.length; at++) {
    const word = words[at]?.text ?? '';
    if (word === phrase[matched]) matched += 1;
    else if (!isArticle(word)) return null;
    if (matched === phrase.length) return at + 1;
  }
  return null;
}
