/** How alike two words are: the same or another form of it 1, a typo 0.8, else 0. */
export type Likeness = 0 | 0.8 | 1;
export const TYPO: Likeness = 0.8;

const MIN_ROOT = 3;

/**
 * The words a plural, or an English -ing or -ed, may belong to, and the word itself. Two words with one of these in common
 * are forms of each other: "cartões" and "cartão", "invoices" and "invoice", "tracking" and "tracked".
 */
export function listBases(word: string): string[] {
  const bases = [word];
  const add = (ending: string, ...instead: string[]) => {
    const root = word.slice(0, -ending.length);
    if (!word.endsWith(ending) || root.length < 2) return;
    for (const end of instead) if (root.length + end.length >= MIN_ROOT) bases.push(root + end);
  };
  if (word.length <= MIN_ROOT || /\d/.test(word)) return bases;
  add('oes', 'ao');
  add('aes', 'ao');
  add('ais', 'al');
  add('eis', 'el');
  add('ns', 'm');
  add('ies', 'y');
  add('es', '');
  if (!word.endsWith('ss')) add('s', '');
  if (word.length >= 6) {
    add('ing', '', 'e');
    add('ed', '', 'e');
  }
  return bases;
}

/** "consultar" → "consult"; null: no infinitive of Portuguese or Spanish. */
export function findRoot(word: string): string | null {
  return word.length >= MIN_ROOT + 2 && /[aei]r$/.test(word) ? word.slice(0, -2) : null;
}

const VERB_ENDINGS = [
  'a o e i as es is am em an en ou ei eu iu io ue uei ando endo indo iendo ado ido ada ida ados idos adas idas',
  'amos emos imos ava avam aba aban ia iam ian aram eram iram aron ieron aria eria iria arei erei irei are ere ire asse esse isse',
].flatMap((line) => line.split(' '));

/** The roots of verbs a word may be a form of: "consulta", "consulte", "consultando" → "consult". */
export function listRoots(word: string): string[] {
  const roots: string[] = [];
  for (const ending of VERB_ENDINGS) {
    if (word.length - ending.length >= MIN_ROOT && word.endsWith(ending))
      roots.push(word.slice(0, -ending.length));
  }
  return roots;
}

/** Words of five letters take one slip, of eight two; a number none. Two letters swapped are one slip. */
export function isTypo(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  const slips = shorter >= 8 ? 2 : shorter >= 5 ? 1 : 0;
  if (slips === 0 || Math.abs(one.length - other.length) > slips) return false;
  if (/\d/.test(one) || /\d/.test(other)) return false;
  return countSlips(one, other, slips) <= slips;
}

/** Optimal string alignment distance; gives up beyond `most`. */
function countSlips(one: string, other: string, most: number): number {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, j) => j);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      let slips = Math.min((row[j - 1] ?? 0) + (same ? 0 : 1), (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        slips = Math.min(slips, (before[j - 2] ?? 0) + 1);
      next.push(slips);
      least = Math.min(least, slips);
    }
    // A swap may still reach back one row.
    if (least > most && Math.min(...row) > most) return least;
    before = row;
    row = next;
  }
  return row[other.length] ?? 0;
}

export function compareWords(one: string, other: string): Likeness {
  if (one === other) return 1;
  const bases = listBases(other);
  if (listBases(one).some((base) => bases.includes(base))) return 1;
  const [root, otherRoot] = [findRoot(one), findRoot(other)];
  if (root !== null && otherRoot === null && listRoots(other).includes(root)) return 1;
  if (otherRoot !== null && root === null && listRoots(one).includes(otherRoot)) return 1;
  return isTypo(one, other) ? TYPO : 0;
}
