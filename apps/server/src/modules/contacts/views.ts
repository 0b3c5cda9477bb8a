import type { Contact, Conversation } from '@balcao/protocol';
import type { ContactRow, IdentityRow } from './contact.types.ts';

export function contactSummaryView(contact: ContactRow): Conversation['contact'] {
  return {
    id: contact.id,
    name: contact.name,
    phone: contact.phone === null ? null : `+${contact.phone}`,
    username: contact.username,
  };
}

export function contactView(contact: ContactRow, identities: readonly IdentityRow[]): Contact {
  return {
    ...contactSummaryView(contact),
    email: contact.email,
    tags: contact.tags,
    attributes: contact.attributes,
    identities: identities
      .filter((identity) => identity.contact_id === contact.id)
      .map(({ kind, value }) => ({ kind, value })),
    created_at: contact.created_at.toISOString(),
    updated_at: contact.updated_at.toISOString(),
  };
}
