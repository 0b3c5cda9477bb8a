import type { Tx } from '../../platform/db/index.ts';
import { contactView, findContact, listIdentities, lockContacts } from '../contacts/index.ts';
import type { NewEvent } from '../event-log/index.ts';
import { noChanges } from './changes.ts';
import type { Line } from './conversation.types.ts';
import type { ReceivePorts } from './receive.types.ts';
import { addActivity, logService } from './rules/line.ts';
import { saveChanges } from './save-changes.ts';
import {
  absorbContact,
  closeSupersededConversations,
  deleteSupersededSessions,
  listConversationIds,
  repointContact,
} from './store/merge.ts';
import { findListed } from './store/reads.ts';
import { conversationView } from './views.ts';

/**
 * Two contacts are one person: everything of `absorb` becomes `keep`'s. Of two open conversations on one channel the
 * agent's wins, else the one that waits for a person, else the newer; the other closes and says why. The session of the
 * one that stays open survives. Returns the events to append.
 */
export async function mergeContacts(
  tx: Tx,
  pair: { organizationId: string; keep: string; absorb: string },
  ports: Pick<ReceivePorts, 'nowMs' | 'newId' | 'enqueueJobs'>,
): Promise<NewEvent[]> {
  const { organizationId, keep, absorb } = pair;
  const locked = await lockContacts(tx, organizationId, [keep, absorb]);
  if (locked.length !== 2) throw new Error('A contact to merge vanished while it was locked.');
  const at = new Date(ports.nowMs());
  const closed = await closeSupersededConversations(tx, pair, at);
  await deleteSupersededSessions(tx, pair);
  await repointContact(tx, pair);
  await absorbContact(tx, pair, at);
  const contact = await findContact(tx, organizationId, keep);
  if (!contact) throw new Error('The surviving contact vanished while it was locked.');
  const events: NewEvent[] = [
    {
      organizationId,
      type: 'contact.updated',
      at,
      data: { contact: contactView(contact, await listIdentities(tx, [contact])) },
    },
  ];
  for (const id of await listConversationIds(tx, organizationId, keep)) {
    const listed = await findListed(tx, organizationId, id);
    if (!listed) continue;
    if (closed.includes(id)) {
      const line: Line = {
        organizationId,
        channelId: listed.row.channel_id,
        contact,
        conversation: listed.row,
        names: listed.names,
        session: null,
      };
      const changes = noChanges();
      changes.queue.add(line);
      changes.sla.add(line);
      if (listed.row.assignee_id !== null) changes.agents.set(listed.row.assignee_id, organizationId);
      const env = { nowMs: at.getTime(), newId: ports.newId };
      addActivity(line, 'contact_merged', env, changes);
      // The customer is answered in the other one: nobody waits here any more.
      if (listed.row.owner !== 'bot')
        logService(line, 'left_queue', { type: 'system', id: null }, env, changes, { to: 'merged' });
      events.push(...(await saveChanges(tx, changes, ports, at)));
    } else {
      events.push({
        organizationId,
        type: 'conversation.updated',
        at,
        data: { conversation: conversationView(listed.row, listed.names, contact, listed.lastStatus) },
      });
    }
  }
  return events;
}
