import { findRoot, isTypo, type Likeness, listBases, listRoots, TYPO } from './word-forms.ts';

/** Every word of the sample phrases, found by its forms without comparing each with each. */
export type Vocabulary = {
  byBase: ReadonlyMap<string, readonly string[]>;
  /** infinitives by their root */
  byRoot: ReadonlyMap<string, readonly string[]>;
  /** other words by the roots they may belong to */
  byForm: ReadonlyMap<string, readonly string[]>;
  byLength: ReadonlyMap<number, readonly string[]>;
};

export function makeVocabulary(words: Iterable<string>): Vocabulary {
  const byBase = new Map<string, string[]>();
  const byRoot = new Map<string, string[]>();
  const byForm = new Map<string, string[]>();
  const byLength = new Map<number, string[]>();
  for (const word of new Set(words)) {
    for (const base of listBases(word)) add(byBase, base, word);
    const root = findRoot(word);
    if (root !== null) add(byRoot, root, word);
    else for (const form of listRoots(word)) add(byForm, form, word);
    add(byLength, word.length, word);
  }
  return { byBase, byRoot, byForm, byLength };
}

const NOTHING: readonly string[] = [];

/** The words of the vocabulary this one may mean. A word that is known is no typo of another. */
export function findLikeWords(vocabulary: Vocabulary, word: string): Map<string, Likeness> {
  const like = new Map<string, Likeness>();
  const add = (found: readonly string[] | undefined) => {
    for (const one of found ?? NOTHING) like.set(one, 1);
  };
  for (const base of listBases(word)) add(vocabulary.byBase.get(base));
  const root = findRoot(word);
  if (root !== null) add(vocabulary.byForm.get(root));
  else for (const form of listRoots(word)) add(vocabulary.byRoot.get(form));
  if (like.size > 0) return like;
  for (let length = word.length - 2; length <= word.length + 2; length++) {
    for (const one of vocabulary.byLength.get(length) ?? NOTHING) if (isTypo(word, one)) like.set(one, TYPO);
  }
  return like;
}

function add<K>(map: Map<K, string[]>, key: K, word: string): void {
  const known = map.get(key);
  if (known) known.push(word);
  else map.set(key, [word]);
}
