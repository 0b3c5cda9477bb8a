import type { Locale } from '../engine.types.ts';
import { readAround } from '../escalation/read-around.ts';
import type { Word } from '../escalation/read-words.ts';
import {
  findSynonym,
  type IntentMatcher,
  type MatchableIntent,
  type SamplePhrase,
  type Synonyms,
} from './compile-intents.ts';
import { readIntentWords } from './read-intent-words.ts';
import { isDenial, markTelling } from './small-words.ts';
import { findLikeWords } from './vocabulary.ts';
import type { Likeness } from './word-forms.ts';

export type IntentMatch = {
  node: string;
  name: string;
  /** 0 to 1 */
  score: number;
  /** the sample phrase the message is most like, as its author wrote it */
  phrase: string;
  /** words of the message and the words of the phrase they were taken for */
  matched: { word: string; as: string }[];
};

const MAX_WORDS = 80;

/**
 * What a message may want, the likeliest first; of equals the first of the definition.
 *
 * score = share of the phrase that was found × how much the message is about it. A phrase of one word needs a short
 * message, one of four words is recognised in a long one.
 */
export function matchIntents(matcher: IntentMatcher, text: string): IntentMatch[] {
  if (matcher.intents.length === 0) return [];
  const message = readMessage(matcher, text);
  if (message.words.length === 0) return [];
  const matches = matcher.intents.flatMap((intent) => {
    const best = findBestPhrase(message, intent);
    return best ? [{ node: intent.node, name: intent.name, ...best }] : [];
  });
  // A stable sort: equals stay in the definition's order.
  return matches.sort((a, b) => b.score - a.score);
}

/** The intent a message enters, or null. */
export function findIntent(matcher: IntentMatcher, text: string): IntentMatch | null {
  const [best] = matchIntents(matcher, text);
  return best && best.score >= matcher.threshold ? best : null;
}

type Message = {
  words: readonly Word[];
  text: string;
  /** per word, what it may mean among the words of all phrases */
  likes: readonly ReadonlyMap<string, Likeness>[];
  views: Map<string, View>;
};

/** The message as one language reads it, synonyms replaced. */
type View = {
  /** words of the message that say something */
  count: number;
  found: ReadonlyMap<string, { likeness: Likeness; at: readonly number[] }>;
};

function readMessage(matcher: IntentMatcher, text: string): Message {
  const words = readIntentWords(text).slice(0, MAX_WORDS);
  return {
    words,
    text: words.map((word) => word.text).join(' '),
    likes: words.map((word) => findLikeWords(matcher.vocabulary, word.text)),
    views: new Map(),
  };
}

function findBestPhrase(
  message: Message,
  intent: MatchableIntent,
): Omit<IntentMatch, 'node' | 'name'> | null {
  if (message.text === intent.title) {
    const matched = message.words.map((word) => ({ word: word.raw, as: word.text }));
    return { score: 1, phrase: intent.name, matched };
  }
  let best: { phrase: SamplePhrase; score: number } | null = null;
  for (const phrase of intent.phrases) {
    const view = viewFor(message, intent, phrase);
    const score = scorePhrase(phrase, view);
    if (score === 0 || (best !== null && score <= best.score)) continue;
    if (isTurnedRound(message, phrase, view)) continue;
    best = { phrase, score };
  }
  if (best === null) return null;
  const { found } = viewFor(message, intent, best.phrase);
  const matched = best.phrase.words.flatMap(({ text }) => {
    const hit = found.get(text);
    const word = hit?.at.map((at) => message.words[at]?.raw ?? '').join(' ');
    return word ? [{ word, as: text }] : [];
  });
  return { score: best.score, phrase: best.phrase.phrase, matched };
}

function scorePhrase(phrase: SamplePhrase, { count, found }: View): number {
  let known = 0;
  let total = 0;
  const heard: number[] = [];
  for (const { text, weight } of phrase.words) {
    total += weight;
    const hit = found.get(text);
    if (!hit) continue;
    known += weight * hit.likeness;
    for (const at of hit.at) if (!heard.includes(at)) heard.push(at);
  }
  if (known === 0) return 0;
  const share = known / total;
  const about = Math.min(1, heard.length / Math.max(1, count));
  const grounds = Math.min(0.75, 0.25 + 0.15 * phrase.words.length);
  return Math.round(share * (grounds + (1 - grounds) * about) * 10_000) / 10_000;
}

/** "não quero cancelar" is not "cancelar"; "recebi" is not "não recebi". */
function isTurnedRound(message: Message, phrase: SamplePhrase, { found }: View): boolean {
  if (phrase.denies) return !message.words.some((word) => isDenial(word.text, phrase.locale));
  const heard = phrase.words.flatMap(({ text }) => found.get(text)?.at ?? []);
  const from = Math.min(...heard);
  return readAround(message.words, { from, to: from + 1, kind: 'matter' }, new Set()) === 'denied';
}

function viewFor(message: Message, intent: MatchableIntent, phrase: SamplePhrase): View {
  const own = intent.synonyms.length > 0 && !phrase.isSmall ? intent.node : '';
  const key = `${phrase.locale} ${phrase.isSmall} ${own}`;
  const known = message.views.get(key);
  if (known) return known;
  const view = makeView(message, phrase.locale, phrase.isSmall, own === '' ? [] : intent.synonyms);
  message.views.set(key, view);
  return view;
}

function makeView(
  { words, likes }: Message,
  locale: Locale,
  isSmall: boolean,
  synonyms: readonly Synonyms[],
): View {
  const marks = markTelling(
    words.map((word) => word.text),
    locale,
  );
  const telling = words.flatMap((_, i) => (marks[i] ? [i] : []));
  // A phrase of small words is for messages that say nothing else.
  if (isSmall && telling.length > 0) return { count: 0, found: new Map() };
  const order = isSmall ? words.map((_, i) => i) : telling;
  const found = new Map<string, { likeness: Likeness; at: readonly number[] }>();
  const note = (text: string, likeness: Likeness, at: readonly number[]) => {
    const before = found.get(text);
    if (!before || before.likeness < likeness) found.set(text, { likeness, at });
  };
  for (let i = 0; i < order.length; ) {
    const like = (k: number) => likes[order[i + k] ?? -1];
    const same = findSynonym(synonyms, (k, word) => like(k)?.has(word) ?? false);
    const length = same?.length ?? 1;
    const at = order.slice(i, i + length);
    for (const [text, likeness] of like(0) ?? []) if (!same) note(text, likeness, at);
    for (const text of same?.to ?? []) note(text, 1, at);
    i += length;
  }
  const heard = new Set([...found.values()].flatMap(({ at }) => at));
  // A number names a thing, it says nothing of what is wanted.
  const count = order.filter((i) => heard.has(i) || !/^\d+$/.test(words[i]?.text ?? '')).length;
  return { count, found };
}

/** The words of a message that belong to the phrase, so that a "2" of "2 via" is not taken for a number it gives. */
export function listMatchedWords(match: IntentMatch): ReadonlySet<string> {
  return new Set(match.matched.flatMap(({ word }) => word.split(' ')));
}
