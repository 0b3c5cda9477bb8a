// Made at first use: it takes some 50 ms, and importing a module does nothing.
let segmenter: Intl.Segmenter | undefined;

const graphemes = (text: string): Iterable<unknown> => {
  segmenter ??= new Intl.Segmenter('und', { granularity: 'grapheme' });
  return segmenter.segment(text);
};

/** How many characters a person sees: 👨‍👩‍👧 is one, é is one however it is written. */
export const countCharacters = (text: string): number => {
  let count = 0;
  for (const _ of graphemes(text)) count++;
  return count;
};

/** Cheap when the text is short: no text has more characters than UTF-16 units. */
export const isLongerThan = (text: string, limit: number): boolean => {
  if (text.length <= limit) return false;
  let count = 0;
  for (const _ of graphemes(text)) {
    if (++count > limit) return true;
  }
  return false;
};
