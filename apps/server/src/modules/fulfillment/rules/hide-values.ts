import { MASK } from './mask.ts';

/** From here on a value is looked for inside other words, too. */
const LONG = 6;
/** Shorter ones go only where somebody said nothing else: "1" stands everywhere. */
const SHORTEST = 3;
/** How many marks or spaces may stand between two characters besides the value's own: "4111 1111", "4 1 1 1". */
const LONG_GAP = 3;
const SHORT_GAP = 1;
/** More than these are not looked for one by one: then no words are kept at all. */
const MOST_VALUES = 200;

export type HideValues = {
  /** a text without the values */
  hide: (text: string) => string;
  /** what somebody said in the conversation: a value of one or two characters goes where it is all they said */
  hideSaid: (text: string) => string;
};

/**
 * Finds secret values in words, however they are written there: case, accents, spaces and marks between do not count.
 * A value of six letters and digits or more goes wherever it stands; one of three to five as a word of its own; a shorter
 * one where it is the whole of what was said.
 */
export function createHideValues(secrets: Iterable<string>): HideValues {
  const values = [...new Set(secrets)].filter((text) => text.trim() !== '').map(readValue);
  if (values.length === 0) return { hide: (text) => text, hideSaid: (text) => text };
  if (values.length > MOST_VALUES) return { hide: () => MASK, hideSaid: () => MASK };
  const hide = (text: string) => {
    const folded = fold(text);
    return cutOut(
      text,
      values.flatMap((value) => findValue(text, folded, value)),
    );
  };
  const hideSaid = (text: string) => {
    const folded = fold(text);
    const isWhole = values.some(({ plain, literal }) =>
      plain === '' ? literal === text.trim() : plain === folded.plain,
    );
    if (isWhole) return MASK;
    const begun = text.endsWith('…') ? findBegun(text, folded, values) : [];
    return cutOut(text, [...values.flatMap((value) => findValue(text, folded, value)), ...begun]);
  };
  return { hide, hideSaid };
}

type Range = readonly [from: number, to: number];

/** Letters and digits of a text, small and without accents, and where each stands in it. */
type Folded = { plain: string; from: number[]; to: number[] };

type Value = {
  literal: string;
  plain: string;
  isNumber: boolean;
  gap: number;
  before: string;
  after: string;
};

function readValue(text: string): Value {
  const literal = text.trim();
  const { plain, from, to } = fold(literal);
  return {
    literal,
    plain,
    isNumber: /^\d+$/.test(plain),
    gap:
      gapsOf(from, to).reduce((most, one) => Math.max(most, one), 0) +
      (plain.length < LONG ? SHORT_GAP : LONG_GAP),
    before: literal.slice(0, from[0] ?? 0),
    after: literal.slice(to.at(-1) ?? literal.length),
  };
}

function fold(text: string): Folded {
  const folded: Folded = { plain: '', from: [], to: [] };
  let at = 0;
  for (const character of text) {
    const end = at + character.length;
    const kept = character < '\u0080' ? character : character.normalize('NFKD');
    const plain = kept.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
    folded.plain += plain;
    for (let i = 0; i < plain.length; i++) {
      folded.from.push(at);
      folded.to.push(end);
    }
    const last = folded.to.length - 1;
    // An accent that stands by itself belongs to its letter.
    if (plain === '' && folded.to[last] === at && /\p{M}/u.test(character)) folded.to[last] = end;
    at = end;
  }
  return folded;
}

function findValue(text: string, folded: Folded, value: Value): Range[] {
  if (value.plain === '') return value.literal.length < SHORTEST ? [] : findLiteral(text, value.literal);
  const { length } = value.plain;
  if (length < SHORTEST) return [];
  const ranges: Range[] = [];
  // The last character before a gap too wide for the value; looked for from where the former was.
  let end = -1;
  let at = folded.plain.indexOf(value.plain);
  while (at !== -1) {
    const first = value.isNumber ? skipZeros(folded, at) : at;
    const last = at + length - 1;
    if (end < at) end = endOfRun(folded, at, value.gap);
    const isTogether = end >= last;
    const isFound = isTogether && (length >= LONG || (isEdge(folded, first - 1) && isEdge(folded, last)));
    if (isFound) ranges.push(widen(text, folded.from[first] ?? 0, folded.to[last] ?? 0, value));
    // What begins before the gap cannot be together either.
    const next = isFound ? last + 1 : isTogether ? at + 1 : end + 1;
    at = folded.plain.indexOf(value.plain, next);
  }
  return ranges;
}

function findLiteral(text: string, literal: string): Range[] {
  const ranges: Range[] = [];
  for (let at = text.indexOf(literal); at !== -1; at = text.indexOf(literal, at + literal.length))
    ranges.push([at, at + literal.length]);
  return ranges;
}

/** "0042" was read as the number 42. */
function skipZeros({ plain, from, to }: Folded, at: number): number {
  let first = at;
  while (plain[first - 1] === '0' && to[first - 1] === from[first]) first -= 1;
  return first;
}

/** The last character that follows on `at` with no gap wider than `gap` on the way. */
function endOfRun({ from, to }: Folded, at: number, gap: number): number {
  let end = at;
  while (end + 1 < from.length && (from[end + 1] ?? 0) - (to[end] ?? 0) <= gap) end += 1;
  return end;
}

const gapsOf = (from: readonly number[], to: readonly number[]) =>
  from.slice(1).map((start, i) => start - (to[i] ?? start));

/** Between this character and the next, a word or a number ends: "cvv123" has two. */
function isEdge({ plain, from, to }: Folded, at: number): boolean {
  const one = plain[at];
  const next = plain[at + 1];
  if (one === undefined || next === undefined || to[at] !== from[at + 1]) return true;
  return /\p{N}/u.test(one) !== /\p{N}/u.test(next);
}

/** The marks around a password are part of it. */
function widen(text: string, from: number, to: number, { before, after }: Value): Range {
  return [
    text.endsWith(before, from) ? from - before.length : from,
    text.startsWith(after, to) ? to + after.length : to,
  ];
}

/** A text that was cut may end with the beginning of a value. */
function findBegun(text: string, { plain, from }: Folded, values: readonly Value[]): Range[] {
  return values.flatMap((value): Range[] => {
    const most = Math.min(plain.length, value.plain.length - 1);
    for (let length = most; length >= SHORTEST; length--) {
      const start = plain.length - length;
      if (value.plain.startsWith(plain.slice(start))) return [[from[start] ?? 0, text.length]];
    }
    return [];
  });
}

function cutOut(text: string, ranges: readonly Range[]): string {
  let kept = '';
  let end = 0;
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0])) {
    if (from >= end) kept += `${text.slice(end, from)}${MASK}`;
    end = Math.max(end, to);
  }
  return kept + text.slice(end);
}
