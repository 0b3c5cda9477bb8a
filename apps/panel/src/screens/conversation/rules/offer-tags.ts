import type { Tag } from '@balcao/protocol';
import { matchesWords } from '../../shell/match-words.ts';

export type OfferedTag = Pick<Tag, 'name' | 'color' | 'contacts'> & { isNew: boolean };

/** Known tags the contact lacks, most used first; what was written, as a new one, last. */
export function offerTags(known: readonly Tag[], held: readonly string[], words: string): OfferedTag[] {
  const wanted = words.trim();
  const has = (list: readonly string[], name: string) =>
    list.some((one) => one.toLowerCase() === name.toLowerCase());
  const found: OfferedTag[] = known
    .filter((tag) => !has(held, tag.name) && (wanted === '' || matchesWords(tag.name, wanted)))
    .toSorted((a, b) => b.contacts - a.contacts)
    .map(({ name, color, contacts }) => ({ name, color, contacts, isNew: false }));
  const exists =
    has(held, wanted) ||
    has(
      known.map((tag) => tag.name),
      wanted,
    );
  if (wanted === '' || exists) return found;
  return [...found, { name: wanted, color: 'neutral', contacts: 0, isNew: true }];
}
