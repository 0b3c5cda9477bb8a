import type { Tag } from '@balcao/protocol';
import type { TagRow, UsedTag } from '../store/tags.ts';

export type MergedTag = Tag & {
  /** spellings in use; of more than one, `contacts` may count somebody twice */
  spellings: string[];
};

/**
 * What the list shows: tags with a row, counting contacts under any spelling of their name, old names included; and
 * the names in use that have none. What is being removed is not shown.
 */
export function mergeTags(
  rows: readonly TagRow[],
  used: readonly UsedTag[],
): { tags: MergedTag[]; undefinedNames: string[] } {
  const tags: MergedTag[] = [];
  /** by lower-case name; null: hidden */
  const holders = new Map<string, MergedTag | null>();
  const formerHolders = new Map<string, MergedTag | null>();
  for (const row of rows) {
    const { id, name, color } = row;
    const tag = row.removed_at === null ? { id, name, color, contacts: 0, spellings: [] } : null;
    if (tag) tags.push(tag);
    holders.set(row.key, tag);
    for (const key of row.former_keys) formerHolders.set(key, tag);
  }
  const without = new Map<string, UsedTag>();
  for (const one of used) {
    const tag = holders.has(one.key) ? holders.get(one.key) : formerHolders.get(one.key);
    if (tag) {
      tag.contacts += one.contacts;
      tag.spellings.push(one.name);
    } else if (tag === undefined && one.contacts > (without.get(one.key)?.contacts ?? 0)) {
      without.set(one.key, one);
    }
  }
  return { tags, undefinedNames: [...without.values()].map((one) => one.name).sort() };
}
