import type { PhraseKind } from './phrases.ts';
import { isArticle, type Word } from './read-words.ts';
import {
  AFTER_DENYING_NO,
  ASKS,
  BAD,
  BEFORE_DEEDS,
  CARRIERS,
  DEEDS,
  DENIALS,
  DENYING_PAIRS,
  JOINTS,
  MENTIONING_PAIRS,
  MENTIONS,
  MENTIONS_OF_PEOPLE,
  NEEDS,
  NEITHERS,
  NONE_OF_THEM,
  POSSESSIVES,
  PRAISE,
  WANTS,
} from './words-around.ts';

/** wanted: asked for in so many words; plain: there, and nothing speaks against it. */
export type Reading = 'wanted' | 'plain' | 'denied' | 'mentioned';

/** A phrase found in a message: its words are from `from` to before `to`. */
export type FoundPhrase = { from: number; to: number; kind: PhraseKind };

const REACH = 10;
/** In a long story a single word is told in passing, unless someone asks for it. */
const LONG_MESSAGE_WORDS = 80;

/**
 * What a phrase means where it stands. The words before it are walked backwards, within the sentence and only over words
 * that can stand between a denial and what it denies, so that "não funciona quero cancelar" is no denial.
 */
export function readAround(
  words: readonly Word[],
  found: FoundPhrase,
  deniedEnds: ReadonlySet<number>,
): Reading {
  if (isDeniedAfter(words, found.to)) return 'denied';
  const before = readBefore(words, found, deniedEnds);
  if (before !== 'plain') return before;
  const isWord = found.to - found.from === 1;
  if (words[found.from]?.isQuoted) return 'mentioned';
  if (isWord && words.length > LONG_MESSAGE_WORDS) return 'mentioned';
  return found.kind === 'person' && isToldAbout(words, found) ? 'mentioned' : 'plain';
}

function readBefore(
  words: readonly Word[],
  { from, kind }: FoundPhrase,
  deniedEnds: ReadonlySet<number>,
): Reading {
  const passed = { want: false, need: false, purpose: false, possessive: false, verb: false };
  for (let i = from - 1; i >= 0 && from - i <= REACH; i--) {
    const word = words[i];
    const gap = words[i + 1]?.gap;
    if (!word || gap === 'stop' || (gap === 'comma' && !deniedEnds.has(i))) break;
    // "não quero cancelar nem reclamar": what was denied goes on being denied.
    if (deniedEnds.has(i) && !passed.want) return 'denied';
    const pair = `${words[i - 1]?.text ?? ''} ${word.text}`;
    if (isDenial(words, i, kind) || DENYING_PAIRS.has(pair)) return 'denied';
    if (NEITHERS.has(word.text)) {
      if (passed.want || passed.verb) return 'denied';
      continue;
    }
    if (!passed.want && isMention(words, i, pair, { kind, from, purpose: passed.purpose }))
      return isDenial(words, i - 1, kind) ? 'plain' : 'mentioned';
    if (JOINTS.has(word.text) && word.raw !== 'é') {
      if (passed.want) break;
      continue;
    }
    if (isAsking(words, i) && !passed.need) return 'wanted';
    if (has(WANTS, word)) {
      // A second wish begins another sentence: "não quero mais quero cancelar".
      if (passed.want && words[i + 1]?.text !== 'que') break;
      passed.want = true;
      continue;
    }
    if (POSSESSIVES.has(word.text)) passed.possessive = true;
    else if (NEEDS.has(word.text)) passed.need = true;
    else if (!isTransparent(word) && !(passed.need && has(ASKS, word))) break;
    if (word.text === 'para' || word.text === 'pra' || word.text === 'pro') passed.purpose = true;
    if (word.text.length > 3 && /[aei]r$|ing$/.test(word.text)) passed.verb = true;
  }
  if (passed.want) return 'wanted';
  return passed.possessive && kind === 'person' ? 'mentioned' : 'plain';
}

function isTransparent(word: Word): boolean {
  return has(CARRIERS, word) || isArticle(word.text) || word.text === 'como';
}

function isDenial(words: readonly Word[], i: number, kind: PhraseKind): boolean {
  const word = words[i];
  const next = words[i + 1];
  if (!word) return false;
  if (word.text === 'no') return next !== undefined && next.gap === 'none' && AFTER_DENYING_NO.has(next.text);
  // "nada" and "nothing" deny what one would complain of, not a person.
  if (word.text === 'nada' || word.text === 'nothing') return kind === 'matter';
  return DENIALS.has(word.text);
}

/** "atendente não", "quer falar com atendente? não" */
function isDeniedAfter(words: readonly Word[], to: number): boolean {
  const next = words[to];
  const isLast = words[to + 1] === undefined;
  if (!next || !(next.text === 'nao' || next.text === 'not' || next.text === 'no')) return false;
  if (next.gap === 'none') return isLast || words[to + 1]?.gap !== 'none';
  return next.gap === 'stop' && isLast;
}

function isAsking(words: readonly Word[], i: number): boolean {
  const word = words[i];
  if (!word) return false;
  const next = words[i + 1]?.text;
  // "dá para", typed without its accent
  if (word.text === 'da') return word.raw === 'dá' || next === 'para' || next === 'pra';
  // "trabalho como atendente"
  if (word.text === 'como' && MENTIONS_OF_PEOPLE.has(words[i - 1]?.text ?? '')) return false;
  return has(ASKS, word);
}

function isMention(
  words: readonly Word[],
  i: number,
  pair: string,
  found: { kind: PhraseKind; from: number; purpose: boolean },
): boolean {
  const word = words[i];
  if (!word) return false;
  if (MENTIONING_PAIRS.has(pair)) return true;
  if (found.kind === 'person' && MENTIONS_OF_PEOPLE.has(word.text))
    return words
      .slice(i + 1, found.from)
      .every(({ text }) => isArticle(text) || text === 'de' || text === 'como');
  if (!has(MENTIONS, word)) return false;
  if (word.text === 'depois') return words[i + 1]?.text === 'de';
  // "onde clico para cancelar" points at no button, it asks how.
  return !(found.kind === 'matter' && found.purpose);
}

/** "o atendente da loja me ajudou", "the manager was very kind"; not "o atendente foi grosso". */
function isToldAbout(words: readonly Word[], { from, to }: FoundPhrase): boolean {
  const before = words.slice(Math.max(0, from - 2), from);
  if (before.some((word) => NONE_OF_THEM.has(word.text))) return false;
  let at = to;
  const follows = (index: number) => words[index]?.gap === 'none';
  const text = (index: number) => words[index]?.text ?? '';
  if (!follows(at)) return false;
  if (
    ['de', 'da', 'do', 'del', 'e', 'y', 'and'].includes(text(at)) &&
    words[at]?.raw !== 'é' &&
    follows(at + 1)
  ) {
    if (text(at) === 'e' && PRAISE.has(text(at + 1))) return true;
    at += 2;
  } else if (words[at]?.isCapitalized) at += 1;
  while (follows(at) && BEFORE_DEEDS.has(text(at))) at += 1;
  const deed = words[at];
  if (!deed || deed.gap !== 'none' || !has(DEEDS, deed)) return false;
  return !words.slice(at + 1, at + 4).some((word) => BAD.has(word.text));
}

/** Lists are without accents, but for the few words that only an accent tells apart. */
function has(list: ReadonlySet<string>, word: Word): boolean {
  return list.has(word.text) || list.has(word.raw);
}
