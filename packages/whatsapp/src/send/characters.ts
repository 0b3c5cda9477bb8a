const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** How many characters a person sees: 👨‍👩‍👧 is one, é is one however it is written. */
export const countCharacters = (text: string): number => {
  let count = 0;
  for (const _ of segmenter.segment(text)) count++;
  return count;
};

/** Cheap when the text is short: no text has more characters than UTF-16 units. */
export const isLongerThan = (text: string, limit: number): boolean => {
  if (text.length <= limit) return false;
  let count = 0;
  for (const _ of segmenter.segment(text)) {
    if (++count > limit) return true;
  }
  return false;
};
