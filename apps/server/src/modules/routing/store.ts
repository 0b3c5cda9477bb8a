import type { Queryable, Tx } from '../../platform/db/index.ts';
import type { RoutingDepartment } from '../queues/index.ts';

export type FloorDepartment = RoutingDepartment & {
  name: string;
  announces: boolean;
  /** business minutes of silence; null: for ever */
  abandonAfterMinutes: number | null;
};

export async function listFloorDepartments(
  db: Queryable,
  organizationId: string,
): Promise<FloorDepartment[]> {
  return db.query<FloorDepartment>({
    name: 'floor_departments',
    text: `select id, name, routing, sticky, last_agent_id as "lastAgentId", announce_position as announces,
                  abandon_after_minutes as "abandonAfterMinutes"
             from departments where organization_id = $1`,
    values: [organizationId],
  });
}

/** Round robin goes on after this one. */
export async function noteLastServed(
  tx: Tx,
  organizationId: string,
  departmentId: string,
  agentId: string,
): Promise<void> {
  await tx.execute({
    name: 'department_last_agent',
    text: 'update departments set last_agent_id = $3 where organization_id = $1 and id = $2',
    values: [organizationId, departmentId, agentId],
  });
}

/** By conversation: who it is that waits. */
export async function listWaitingContacts(
  db: Queryable,
  organizationId: string,
): Promise<Map<string, { id: string; name: string | null; phone: string | null }>> {
  const rows = await db.query<{
    conversation_id: string;
    id: string;
    name: string | null;
    phone: string | null;
  }>({
    name: 'floor_contacts',
    text: `select q.conversation_id, k.id, k.name, '+' || k.phone as phone
             from queue_entries q,
             lateral (select contact_id from conversations c
                       where c.organization_id = q.organization_id and c.id = q.conversation_id offset 0) c,
             lateral (select id, name, phone from contacts k
                       where k.organization_id = q.organization_id and k.id = c.contact_id offset 0) k
            where q.organization_id = $1`,
    values: [organizationId],
  });
  return new Map(rows.map(({ conversation_id, ...contact }) => [conversation_id, contact]));
}
