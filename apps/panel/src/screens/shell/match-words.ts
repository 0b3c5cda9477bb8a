const bare = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Every word is somewhere in the text, accents and case aside. */
export function matchesWords(text: string, words: string): boolean {
  const haystack = bare(text);
  return bare(words)
    .split(/\s+/)
    .every((word) => haystack.includes(word));
}
