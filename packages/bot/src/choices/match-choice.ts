import type { InboundContent } from '@balcao/whatsapp';
import { findSpokenNumber, hasNegation, normalizeWords } from '../text/words.ts';

export type Matchable = { id: string; title: string; words?: string; phrases?: readonly string[] };

export type ChoiceMatch<T> =
  | { type: 'option'; option: T; exact: boolean }
  /** a button or row that is none of these options */
  | { type: 'stale'; id: string }
  | { type: 'none'; reason: 'words' | 'media' };

/**
 * Which option a message means: tapped id, then title, then phrase, then number (of what was last shown),
 * then the beginning of one title only, then one title inside a short sentence.
 */
export function matchChoice<T extends Matchable>(
  options: readonly T[],
  content: InboundContent,
  shown: readonly Matchable[] = options,
): ChoiceMatch<T> {
  const tapped = findTappedId(content);
  if (tapped !== null) {
    const option = options.find((candidate) => candidate.id === tapped);
    if (option) return { type: 'option', option, exact: true };
  }
  // A template's quick reply carries its label when it was given no payload.
  const typed = content.type === 'button' ? content.button.text : findTypedText(content);
  if (tapped !== null && content.type !== 'button') return { type: 'stale', id: tapped };
  if (typed === null)
    return tapped === null ? { type: 'none', reason: 'media' } : { type: 'stale', id: tapped };
  const match = matchWords(options, typed, shown);
  if (match.type === 'none' && tapped !== null) return { type: 'stale', id: tapped };
  return match;
}

export function findTappedId(content: InboundContent): string | null {
  if (content.type === 'button') return content.button.payload;
  if (content.type !== 'interactive') return null;
  if (content.interactive.type === 'button_reply') return content.interactive.button_reply.id;
  if (content.interactive.type === 'list_reply') return content.interactive.list_reply.id;
  return null;
}

export function findTypedText(content: InboundContent): string | null {
  return content.type === 'text' ? content.text.body : null;
}

/** Everything a message says in words: as typed, a template button's label, the caption of what was sent. */
export function findWrittenText(content: InboundContent): string | null {
  switch (content.type) {
    case 'text':
      return content.text.body;
    case 'button':
      return content.button.text;
    case 'image':
      return content.image.caption ?? null;
    case 'video':
      return content.video.caption ?? null;
    case 'document':
      return content.document.caption ?? null;
    default:
      return null;
  }
}

function matchWords<T extends Matchable>(
  options: readonly T[],
  typed: string,
  shown: readonly Matchable[],
): ChoiceMatch<T> {
  const words = normalizeWords(typed);
  const raw = typed.trim();
  const found = (option: T | undefined, exact: boolean): ChoiceMatch<T> | null =>
    option ? { type: 'option', option, exact } : null;
  const titles = options.map((option) => option.words ?? normalizeWords(option.title));
  const number = findSpokenNumber(typed);
  const numbered = number === null ? undefined : shown[number - 1];
  return (
    found(
      options.find((option, index) => option.title === raw || (words !== '' && titles[index] === words)),
      true,
    ) ??
    (words === ''
      ? null
      : found(
          options.find((option) => option.phrases?.includes(words)),
          true,
        )) ??
    (numbered
      ? found(
          options.find((option) => option.id === numbered.id),
          true,
        )
      : null) ??
    (words.length < 2 || number !== null
      ? null
      : found(
          findOnly(options, (_, i) => titles[i]?.startsWith(words) ?? false),
          false,
        )) ??
    found(findMentioned(options, titles, words), false) ?? { type: 'none', reason: 'words' }
  );
}

/** "quero suporte técnico por favor": one title, whole, in a short sentence that denies nothing. */
function findMentioned<T extends Matchable>(
  options: readonly T[],
  titles: readonly string[],
  words: string,
): T | undefined {
  if (words.split(' ').length > 7 || hasNegation(words)) return undefined;
  const mentioned = (phrase: string) => phrase.length >= 4 && ` ${words} `.includes(` ${phrase} `);
  return findOnly(
    options,
    (option, i) => mentioned(titles[i] ?? '') || (option.phrases?.some(mentioned) ?? false),
  );
}

function findOnly<T>(options: readonly T[], test: (option: T, index: number) => boolean): T | undefined {
  const matching = options.filter(test);
  return matching.length === 1 ? matching[0] : undefined;
}
