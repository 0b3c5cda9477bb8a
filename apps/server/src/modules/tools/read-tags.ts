import type { Tag } from '@balcao/protocol';
import type { Queryable } from '../../platform/db/index.ts';
import { mergeTags } from './rules/merge-tags.ts';
import { countTagged, listTagRows, listUsedTags } from './store/tags.ts';

/** Tags that have a row, by name, with how many contacts carry each; and names in use that have none. */
export async function readTags(
  db: Queryable,
  organizationId: string,
): Promise<{ tags: Tag[]; undefinedNames: string[] }> {
  const rows = await listTagRows(db, organizationId);
  const { tags, undefinedNames } = mergeTags(rows, await listUsedTags(db, organizationId));
  const counted: Tag[] = [];
  for (const { spellings, ...tag } of tags) {
    const contacts = spellings.length > 1 ? await countTagged(db, organizationId, spellings) : tag.contacts;
    counted.push({ ...tag, contacts });
  }
  return { tags: counted, undefinedNames };
}
