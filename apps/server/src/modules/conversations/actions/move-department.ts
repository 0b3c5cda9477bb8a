import type { Tx } from '../../../platform/db/index.ts';
import { lockContacts } from '../../contacts/index.ts';
import { appendEvents } from '../../event-log/index.ts';
import { noChanges } from '../changes.ts';
import { addActivity, conversationOf } from '../rules/line.ts';
import { saveChanges } from '../save-changes.ts';
import { findDepartment } from '../store/people.ts';
import { findListed, listOpenOfDepartment } from '../store/reads.ts';
import type { ConversationPorts } from './action.types.ts';

const BATCH = 100;

/**
 * Open conversations of a department go to another, or to whoever is free; their places in time stay. A batch per
 * call, in the caller's transaction, whose last statements it writes. Returns how many went: 0, and it is done.
 */
export async function moveDepartment(
  ports: ConversationPorts,
  tx: Tx,
  organizationId: string,
  fromId: string,
  toId: string | null,
): Promise<number> {
  const found = await listOpenOfDepartment(tx, organizationId, fromId, BATCH);
  if (found.length === 0) return 0;
  const target = toId === null ? null : await findDepartment(tx, organizationId, toId);
  const contacts = await lockContacts(tx, organizationId, [...new Set(found.map((one) => one.contact_id))]);
  const known = new Map(contacts.map((contact) => [contact.id, contact]));
  const changes = noChanges();
  const env = { nowMs: ports.now(), newId: ports.newId };
  for (const { id } of found) {
    const listed = await findListed(tx, organizationId, id);
    const contact = listed && known.get(listed.row.contact_id);
    // Closed, passed on or merged while we waited for the lock: the next batch looks again.
    if (!listed || !contact || listed.row.status !== 'open' || listed.row.department_id !== fromId) continue;
    const line = {
      organizationId,
      channelId: listed.row.channel_id,
      contact,
      conversation: listed.row,
      names: { ...listed.names, department_name: target?.name ?? null },
      session: null,
    };
    conversationOf(line).department_id = target?.id ?? null;
    addActivity(line, 'transferred', env, changes, { by: null, department: target?.name ?? null, to: null });
    if (listed.row.owner === 'queue') changes.queue.add(line);
    changes.sla.add(line);
  }
  await appendEvents(tx, await saveChanges(tx, changes, ports, new Date(env.nowMs)));
  return found.length;
}
