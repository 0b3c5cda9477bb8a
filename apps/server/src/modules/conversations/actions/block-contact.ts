import { AppError, type Contact } from '@balcao/protocol';
import { contactView, listIdentities, lockContacts } from '../../contacts/index.ts';
import { changedContact, noChanges } from '../changes.ts';
import type { Line } from '../conversation.types.ts';
import { addActivity } from '../rules/line.ts';
import { closeConversation } from '../rules/owner.ts';
import { commitChanges } from '../save-changes.ts';
import { listOpenOfContact } from '../store/reads.ts';
import { deskEnv } from './act.ts';
import { type ActingPrincipal, type ConversationPorts, logActorOf } from './action.types.ts';
import { endSession } from './end-session.ts';

/**
 * What a blocked contact writes is kept among their closed conversations and reaches neither bot nor queue; what is
 * open closes. WhatsApp itself goes on delivering.
 */
export async function blockContact(
  ports: ConversationPorts,
  organizationId: string,
  contactId: string,
  by: ActingPrincipal,
  isBlocked: boolean,
): Promise<Contact> {
  const view = await ports.db.tx(organizationId, async (tx) => {
    const [contact] = await lockContacts(tx, organizationId, [contactId]);
    if (!contact) throw new AppError('NOT_FOUND');
    const changes = noChanges();
    const env = await deskEnv(ports, tx, organizationId);
    if ((contact.blocked_at !== null) !== isBlocked) {
      contact.blocked_at = isBlocked ? new Date(env.nowMs) : null;
      contact.updated_at = new Date(env.nowMs);
      changedContact(contact, changes);
      const byName = by.kind === 'user' ? by.name : null;
      for (const { row, names } of isBlocked ? await listOpenOfContact(tx, organizationId, contactId) : []) {
        const line: Line = {
          organizationId,
          channelId: row.channel_id,
          contact,
          conversation: row,
          names,
          session: null,
        };
        await endSession(tx, line);
        addActivity(line, 'blocked', env, changes, { by: byName });
        closeConversation(line, { by: logActorOf(by), byName, reason: 'blocked', note: null }, env, changes);
      }
      await ports.audit(
        tx,
        organizationId,
        by,
        isBlocked ? 'contact.blocked' : 'contact.unblocked',
        contactId,
      );
    }
    await commitChanges(tx, changes, ports, new Date(env.nowMs));
    return contactView(contact, await listIdentities(tx, [contact]));
  });
  ports.onCommitted(organizationId);
  return view;
}
