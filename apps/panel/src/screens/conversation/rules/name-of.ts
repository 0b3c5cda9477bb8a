import { formatPhone } from '../../../ui/format/values.ts';

type Named = { name: string | null; phone: string | null; username: string | null };

/** null: somebody of whom WhatsApp told neither name, number nor username. */
export function nameOf(contact: Named): string | null {
  if (contact.name) return contact.name;
  if (contact.username) return contact.username.startsWith('@') ? contact.username : `@${contact.username}`;
  return contact.phone ? formatPhone(contact.phone) : null;
}
