import { AppError, type Contact } from '@balcao/protocol';
import type { Tx } from '../../../platform/db/index.ts';
import type { ContactRow } from '../contact.types.ts';
import { type ContactChange, changeContact } from '../rules/change-contact.ts';
import { lockContacts } from '../store/contacts.ts';
import { findSurvivingId } from '../store/merged.ts';
import type { ContactPorts } from './action.types.ts';
import { saveContact } from './save-contact.ts';

/** Under the contact's lock, as everything that happens to a contact: nothing said meanwhile is lost. */
export async function updateContact(
  ports: ContactPorts,
  organizationId: string,
  id: string,
  change: ContactChange,
): Promise<Contact> {
  const view = await ports.db.tx(organizationId, async (tx) =>
    saveContact(tx, changeContact(await lockContact(tx, organizationId, id), change, ports.now())),
  );
  ports.onCommitted(organizationId);
  return view;
}

async function lockContact(tx: Tx, organizationId: string, id: string): Promise<ContactRow> {
  for (let attempt = 0; attempt < 3; attempt++) {
    const survivor = await findSurvivingId(tx, organizationId, id);
    if (survivor === undefined) throw new AppError('NOT_FOUND');
    const [contact] = await lockContacts(tx, organizationId, [survivor]);
    // It may have been merged into another while we waited for its lock.
    if (contact && (await findSurvivingId(tx, organizationId, survivor)) === survivor) return contact;
  }
  throw new AppError('CONFLICT');
}
