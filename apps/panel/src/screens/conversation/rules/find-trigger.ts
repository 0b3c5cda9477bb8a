export type Trigger = { start: number; query: string };

const LONGEST = 40;

/**
 * The word being typed when it begins with `mark`: `/` or `@` at the start of a word, the caret in it.
 *
 * @example findTrigger('oi /pi', 6, '/') // { start: 3, query: 'pi' }
 */
export function findTrigger(text: string, caret: number, mark: '/' | '@'): Trigger | null {
  const before = text.slice(0, caret);
  const start = before.lastIndexOf(mark);
  if (start === -1) return null;
  const query = before.slice(start + 1);
  const opensWord = start === 0 || /\s/.test(before[start - 1] ?? '');
  return opensWord && query.length <= LONGEST && !/\s/.test(query) ? { start, query } : null;
}

/** Puts `piece` where the triggering word stands; the caret goes behind it. */
export function replaceTrigger(
  text: string,
  trigger: Trigger,
  piece: string,
): { text: string; caret: number } {
  const end = trigger.start + 1 + trigger.query.length;
  return {
    text: text.slice(0, trigger.start) + piece + text.slice(end),
    caret: trigger.start + piece.length,
  };
}
