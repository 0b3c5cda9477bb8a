import { AppError, type Conversation } from '@balcao/protocol';
import type { Tx } from '../../../platform/db/index.ts';
import { lockAgents } from '../../agents/index.ts';
import { addNotifications } from '../../notifications/index.ts';
import type { Changes } from '../changes.ts';
import type { Line } from '../conversation.types.ts';
import { addActivity, conversationOf, type DeskEnv, logService } from '../rules/line.ts';
import { giveToAgent, giveToQueue } from '../rules/owner.ts';
import { findAnswerer, findDepartment } from '../store/people.ts';
import { act } from './act.ts';
import { type ActingPrincipal, type ConversationPorts, logActorOf, mayActFor } from './action.types.ts';
import { writeNote } from './add-note.ts';

export type Transfer = {
  departmentId?: string | undefined;
  userId?: string | undefined;
  note?: string | undefined;
};

/** To a department's queue or to a person who is there; who waited keeps their place in time. */
export function transferConversation(
  ports: ConversationPorts,
  organizationId: string,
  id: string,
  by: ActingPrincipal,
  to: Transfer,
): Promise<Conversation> {
  return act(ports, organizationId, id, async (line, env, changes, tx) => {
    if (conversationOf(line).status === 'closed')
      throw new AppError('CONFLICT', { message: 'This conversation is closed. Take it to reopen it.' });
    if (!mayActFor(by, line)) throw new AppError('NOT_OWNER');
    const department = to.departmentId ? await findDepartment(tx, organizationId, to.departmentId) : null;
    const agent = to.userId ? await findFreeAgent(tx, line, to.userId) : null;
    const byName = by.kind === 'user' ? by.name : null;
    if (department) {
      conversationOf(line).department_id = department.id;
      line.names.department_name = department.name;
    }
    logService(line, 'transferred', logActorOf(by), env, changes, {
      department_id: department?.id ?? null,
      agent_id: agent?.id ?? null,
    });
    addActivity(line, 'transferred', env, changes, {
      by: byName,
      department: department?.name ?? null,
      to: agent?.name ?? null,
    });
    if (to.note) writeNote(line, by, { body: to.note, mentions: [], clientKey: null }, env, changes);
    // Another department has other promises, also where the person stays the same.
    changes.sla.add(line);
    move(line, agent, by, env, changes);
    if (agent) await tell(tx, line, agent.id, by, env, changes);
    changes.events.push({ type: 'conversation.updated', line });
  });
}

function move(
  line: Line,
  agent: { id: string; name: string } | null,
  by: ActingPrincipal,
  env: DeskEnv,
  changes: Changes,
): void {
  if (agent) return giveToAgent(line, agent, logActorOf(by), env, changes);
  giveToQueue(line, logActorOf(by), 'transferred', env, changes);
  // It may have waited already, in another department.
  changes.queue.add(line);
}

async function findFreeAgent(tx: Tx, line: Line, userId: string): Promise<{ id: string; name: string }> {
  const { organizationId } = line;
  const { assignee_id: fromId } = conversationOf(line);
  const person = await findAnswerer(tx, organizationId, userId);
  if (!person)
    throw new AppError('NOT_FOUND', { message: 'There is nobody with that user_id who may answer.' });
  // Locked, so that nobody goes offline and has their conversations returned while this one is on its way; together
  // with who gives it, so that two people who pass on to each other do not wait for each other.
  const locked = await lockAgents(tx, organizationId, fromId === null ? [userId] : [fromId, userId]);
  const row = locked.find((one) => one.userId === userId);
  if (!row || row.presence === 'offline') {
    throw new AppError('AGENT_UNAVAILABLE', {
      details: [{ field: 'user_id', message: `${person.name} is offline.`, user_name: person.name }],
    });
  }
  return person;
}

async function tell(
  tx: Tx,
  line: Line,
  userId: string,
  by: ActingPrincipal,
  env: DeskEnv,
  changes: Changes,
): Promise<void> {
  if (by.kind === 'user' && by.userId === userId) return;
  const events = await addNotifications(
    tx,
    line.organizationId,
    [
      {
        userId,
        kind: 'transferred',
        conversationId: conversationOf(line).id,
        data: {
          contact_name: line.contact.name ?? line.contact.username ?? line.contact.phone,
          by: by.kind === 'user' ? by.name : null,
          department: line.names.department_name,
        },
      },
    ],
    new Date(env.nowMs),
  );
  for (const event of events) changes.events.push({ type: 'ready', event });
}
