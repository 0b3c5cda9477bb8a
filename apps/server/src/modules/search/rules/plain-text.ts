/** As balcao_plain: without case and accents. */
export function plainText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}

/** As balcao_words: what is neither letter nor digit, in any language. */
const SEPARATOR =
  // oxlint-disable-next-line no-control-regex, no-misleading-character-class
  /[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u2000-\u2bff\u3000-\u303f\ufe00-\ufe0f\u{1f000}-\u{1faff}\u{e0000}-\u{e007f}]/u;

/** A word of a text as it is compared, and where it stands in the text. */
export type Word = { plain: string; start: number; end: number };

export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let open: Word | null = null;
  let at = 0;
  for (const char of text) {
    const start = at;
    at += char.length;
    const plain = plainText(char);
    // A combining accent belongs to the letter before it.
    if (plain === '') {
      if (open) open.end = at;
      continue;
    }
    for (const one of plain) {
      if (SEPARATOR.test(one)) {
        open = null;
      } else if (open) {
        open.plain += one;
        open.end = at;
      } else {
        open = { plain: one, start, end: at };
        words.push(open);
      }
    }
  }
  return words;
}
