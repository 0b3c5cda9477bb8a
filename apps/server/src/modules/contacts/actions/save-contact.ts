import type { Contact } from '@balcao/protocol';
import type { Tx } from '../../../platform/db/index.ts';
import { appendEvents } from '../../event-log/index.ts';
import type { ContactRow } from '../contact.types.ts';
import { listIdentities, upsertContacts } from '../store/contacts.ts';
import { contactView } from '../views.ts';

/** Writes a locked or new contact and tells everybody. Must be the transaction's last statements. */
export async function saveContact(tx: Tx, contact: ContactRow): Promise<Contact> {
  await tx.execute(upsertContacts([contact]));
  const view = contactView(contact, await listIdentities(tx, [contact]));
  await appendEvents(tx, [
    {
      organizationId: contact.organization_id,
      type: 'contact.updated',
      at: contact.updated_at,
      data: { contact: view },
    },
  ]);
  return view;
}
