import { AppError, type Contact } from '@balcao/protocol';
import { isBsuid, normalizePhone, phoneMatchKey } from '@balcao/whatsapp';
import type { Tx } from '../../../platform/db/index.ts';
import type { ContactRow, IdentityKey } from '../contact.types.ts';
import { type ContactChange, changeContact } from '../rules/change-contact.ts';
import { insertIdentities, listIdentities, lockContactsByIdentity } from '../store/contacts.ts';
import type { ContactPorts } from './action.types.ts';
import { retryOnClash } from './retry-on-clash.ts';
import { saveContact } from './save-contact.ts';

export type NewContact = Omit<ContactChange, 'remove_tags'> & { whatsappId: string };

/** Makes a contact, or changes the one that has this WhatsApp id, with or without the ninth digit. */
export async function createContact(
  ports: ContactPorts,
  organizationId: string,
  { whatsappId, ...change }: NewContact,
): Promise<Contact> {
  const key = parseWhatsAppId(organizationId, whatsappId);
  const view = await retryOnClash(() =>
    ports.db.tx(organizationId, async (tx) => {
      const known = await lockKnown(tx, key);
      if (known) return saveContact(tx, changeContact(known, change, ports.now()));
      const made = newContact(key, ports);
      await tx.execute(insertIdentities([{ ...key, contact_id: made.id }]));
      return saveContact(tx, changeContact(made, change, ports.now()));
    }),
  );
  ports.onCommitted(organizationId);
  return view;
}

function parseWhatsAppId(organizationId: string, whatsappId: string): IdentityKey {
  if (isBsuid(whatsappId))
    return { organization_id: organizationId, kind: 'bsuid', value: whatsappId, match_key: null };
  const digits = normalizePhone(whatsappId);
  if (digits === null)
    throw new AppError('INVALID_INPUT', {
      details: [
        {
          field: 'whatsapp_id',
          message: 'A phone number with country and area code, for example +5511987654321, or a BSUID.',
          code: 'invalid_format',
          format: 'phone',
        },
      ],
    });
  return {
    organization_id: organizationId,
    kind: 'wa_id',
    value: digits,
    match_key: phoneMatchKey(digits),
  };
}

/** The very number first, then another spelling of it. */
async function lockKnown(tx: Tx, key: IdentityKey): Promise<ContactRow | undefined> {
  const contacts = await lockContactsByIdentity(tx, [key]);
  const identities = await listIdentities(tx, contacts);
  const identity =
    identities.find((one) => one.kind === key.kind && one.value === key.value) ??
    identities.find((one) => key.match_key !== null && one.match_key === key.match_key);
  return contacts.find((contact) => contact.id === identity?.contact_id);
}

function newContact(key: IdentityKey, ports: ContactPorts): ContactRow {
  const now = new Date(ports.now());
  return {
    organization_id: key.organization_id,
    id: ports.newId(),
    name: null,
    phone: key.kind === 'wa_id' ? key.value : null,
    email: null,
    username: null,
    tags: [],
    attributes: {},
    name_is_manual: false,
    blocked_at: null,
    created_at: now,
    updated_at: now,
  };
}
