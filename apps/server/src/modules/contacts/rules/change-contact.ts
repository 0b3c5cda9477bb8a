import { toStorableJson, toStorableText } from '@balcao/whatsapp';
import type { ContactRow } from '../contact.types.ts';

/** What a person or a program says of a contact. Absent: stays as it is. */
export type ContactChange = {
  name?: string | undefined;
  email?: string | null | undefined;
  /** added to those it has */
  tags?: readonly string[] | undefined;
  remove_tags?: readonly string[] | undefined;
  /** merged into those it has */
  attributes?: Record<string, unknown> | undefined;
};

export function changeContact(contact: ContactRow, change: ContactChange, nowMs: number): ContactRow {
  const name = change.name ? toStorableText(change.name) : undefined;
  return {
    ...contact,
    // What a person typed is not overwritten by the WhatsApp profile.
    ...(name ? { name, name_is_manual: true } : {}),
    email: change.email === undefined ? contact.email : change.email,
    tags: changeTags(contact.tags, change),
    attributes: {
      ...contact.attributes,
      ...(toStorableJson(change.attributes ?? {}) as ContactRow['attributes']), // an object stays one
    },
    updated_at: new Date(nowMs),
  };
}

function changeTags(tags: readonly string[], { tags: added = [], remove_tags: removed = [] }: ContactChange) {
  const all = new Set(tags);
  for (const tag of added) all.add(toStorableText(tag));
  for (const tag of removed) all.delete(toStorableText(tag));
  return [...all];
}
