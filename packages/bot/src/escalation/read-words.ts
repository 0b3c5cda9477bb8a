/** One word of a message, and what stood before it. */
export type Word = {
  /** lower case, without accents and apostrophes: "Não" → "nao", "don't" → "dont" */
  text: string;
  /** lower case with its accents: "é" (is) and "e" (and) differ only there */
  raw: string;
  isCapitalized: boolean;
  /** inside quotation marks */
  isQuoted: boolean;
  /** what parts it from the word before: nothing, a comma, or anything stronger */
  gap: 'none' | 'comma' | 'stop';
};

/** WhatsApp's own limit of a text. */
export const MAX_CHARACTERS = 4096;
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’´`][\p{L}\p{M}\p{N}]+)*/gu;
const SITE = /\S\.(?:com|net|org|br)\b/iu;
const LINK = /(?:https?:\/\/|www\.)\S+/giu;
const QUOTATION = /"[^"\n]+"|“[^”\n]+”|«[^»\n]+»|(?<![\p{L}\p{N}])['‘][^'’\n]+['’](?![\p{L}\p{N}])/gu;
/** Marks of WhatsApp's formatting and hyphens inside a word part nothing. */
const PARTS_NOTHING = /^[\s*_~`"“”«»'‘’]*$|^[-/]$/u;

/** The words of a message. Quoted lines ("> …"), addresses and e-mails are not the customer's words. */
export function readWords(message: string): Word[] {
  const text = withoutQuotedLines(message.slice(0, MAX_CHARACTERS))
    .replace(/\p{Cf}/gu, '')
    .replace(/\S+/gu, (run) => (isAddress(run) ? ' ; ' : run.replace(LINK, ' ; ')));
  const quotations = [...text.matchAll(QUOTATION)].map(({ index, 0: quoted }) => ({
    from: index,
    to: index + quoted.length,
  }));
  const words: Word[] = [];
  let end = 0;
  for (const { index, 0: found } of text.matchAll(WORD)) {
    const raw = found.normalize('NFKC').toLowerCase();
    words.push({
      text: foldText(raw),
      raw,
      isCapitalized: /^\p{Lu}\p{Ll}/u.test(found),
      isQuoted: quotations.some(({ from, to }) => from <= index && index < to),
      gap: readGap(text.slice(end, index)),
    });
    end = index + found.length;
  }
  // A message that is a quotation as a whole is one's own words in quotation marks.
  if (words.every((word) => word.isQuoted)) for (const word of words) word.isQuoted = false;
  return words;
}

/** Lower case, without accents, apostrophes and invisible marks. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}'’´`]+/gu, '')
    .toLowerCase();
}

/** An e-mail address or a site. One expression for both would try every "@" with every other: 4096 of them take minutes. */
function isAddress(run: string): boolean {
  const at = run.indexOf('@', 1);
  return (at > 0 && run.slice(at + 2, -1).includes('.')) || SITE.test(run);
}

function readGap(between: string): Word['gap'] {
  if (PARTS_NOTHING.test(between) && !between.includes('\n')) return 'none';
  return between.trim() === ',' ? 'comma' : 'stop';
}

function withoutQuotedLines(message: string): string {
  if (!message.includes('>')) return message;
  const own = message.split('\n').filter((line) => !/^\s*>/.test(line));
  return own.some((line) => line.trim() !== '') ? own.join('\n') : message;
}

const ARTICLES = new Set('o a os as um uma uns umas the an el la los las un una'.split(' '));

export function isArticle(word: string): boolean {
  return ARTICLES.has(word);
}
