import { type Word, wordsOf } from './plain-text.ts';

const HIT = '\ue000';
const HIT_END = '\ue001';
const BEFORE = 40;
const LENGTH = 160;

/**
 * About 160 characters of `text` around the first of the words asked for, on one line, hits between U+E000 and U+E001.
 *
 * @example
 * snippetOf('O pão chegou frio', 'pao') // → 'O \ue000pão\ue001 chegou frio'
 */
export function snippetOf(text: string, asked: string): string {
  const line = text
    .replace(/[\ue000\ue001]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const words = wordsOf(line);
  const hits = findHits(words, asked);
  const start = startOf(words, hits[0]?.start ?? 0);
  const end = endOf(line, words, start);
  let snippet = '';
  let at = start;
  for (const hit of hits) {
    if (hit.start < start || hit.end > end) continue;
    snippet += `${line.slice(at, hit.start)}${HIT}${line.slice(hit.start, hit.end)}${HIT_END}`;
    at = hit.end;
  }
  snippet += line.slice(at, end);
  return `${start > 0 ? '…' : ''}${snippet.trim()}${end < line.length ? '…' : ''}`;
}

/** The words that were found: those asked for, the last one by its beginning. */
function findHits(words: readonly Word[], asked: string): Word[] {
  const wanted = wordsOf(asked).map((word) => word.plain);
  const last = wanted.at(-1);
  if (last === undefined) return [];
  const whole = new Set(wanted);
  return words.filter(({ plain }) => whole.has(plain) || plain.startsWith(last));
}

/** The first word that is not too far before the hit. */
function startOf(words: readonly Word[], hitStart: number): number {
  if (hitStart <= BEFORE) return 0;
  return words.find((word) => word.start >= hitStart - BEFORE)?.start ?? hitStart;
}

/** The end of the last word that still fits; a text without words is cut, not within a character. */
function endOf(line: string, words: readonly Word[], start: number): number {
  if (line.length - start <= LENGTH) return line.length;
  const last = words.findLast((word) => word.start > start && word.end <= start + LENGTH);
  if (last) return last.end;
  const end = start + LENGTH;
  return /[\ud800-\udbff]/.test(line.charAt(end - 1)) ? end - 1 : end;
}
