import { readWords, type Word } from '../escalation/read-words.ts';

/** The words of a message or sample phrase. "2ª via" and "2 via" are the same. */
export function readIntentWords(text: string): Word[] {
  return readWords(text).map((word) =>
    /^\d+[ao]$/.test(word.text) ? { ...word, text: word.text.slice(0, -1) } : word,
  );
}
