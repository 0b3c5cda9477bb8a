import type { Presence, SlaState } from '@balcao/protocol';
import type { Tx } from '../../../platform/db/index.ts';

export type WallAgent = {
  id: string;
  name: string;
  presence: Presence;
  presence_at: Date;
  capacity: number;
  idle_since: Date;
  department_ids: string[];
};

/** Everybody who may answer, by name. */
export async function listWallAgents(tx: Tx, organizationId: string): Promise<WallAgent[]> {
  return tx.query<WallAgent>({
    name: 'wall_agents',
    text: `select m.user_id as id, u.name, coalesce(a.presence, 'offline') as presence,
                  coalesce(a.presence_at, m.created_at) as presence_at, coalesce(a.capacity, 5) as capacity,
                  coalesce(a.idle_since, m.created_at) as idle_since,
                  array(select dm.department_id from department_members dm
                         where dm.organization_id = m.organization_id and dm.user_id = m.user_id
                         order by dm.department_id) as department_ids
             from memberships m join users u on u.id = m.user_id
             left join agents a on a.organization_id = m.organization_id and a.user_id = m.user_id
            where m.organization_id = $1 and m.role <> 'viewer' and m.disabled_at is null
            order by lower(u.name) collate "C", m.user_id`,
    values: [organizationId],
  });
}

export type WallQueue = { department_id: string | null; waiting: number; oldest: Date };

/** Uses queue_entries_order. */
export async function countWaiting(tx: Tx, organizationId: string): Promise<WallQueue[]> {
  return tx.query<WallQueue>({
    name: 'wall_waiting',
    text: `select department_id, count(*)::int as waiting, min(waiting_since) as oldest
             from queue_entries where organization_id = $1 group by 1`,
    values: [organizationId],
  });
}

export type WallShare = {
  department_id: string | null;
  /** null: nobody yet */
  agent_id: string | null;
  open: number;
  /** the last word is the customer's */
  unanswered: number;
  alert: number;
  breached: number;
};

/** Open conversations that are people's: with an agent by conversations_agent, waiting ones by the queue's rows. */
const SERVED = `select c.id, c.contact_id, c.department_id, c.assignee_id as agent_id, c.last_message_direction, c.sla
    from conversations c where c.organization_id = $1 and c.status = 'open' and c.owner = 'agent'
  union all
  select c.id, c.contact_id, q.department_id, null, c.last_message_direction, c.sla
    from queue_entries q, lateral (select c.* from conversations c
           where c.organization_id = q.organization_id and c.id = q.conversation_id offset 0) c
   where q.organization_id = $1`;

/** By department and agent. */
export async function countServed(tx: Tx, organizationId: string): Promise<WallShare[]> {
  return tx.query<WallShare>({
    name: 'wall_served',
    text: `select department_id, agent_id, count(*)::int as open,
                  (count(*) filter (where last_message_direction = 'inbound'))::int as unanswered,
                  (count(*) filter (where sla ->> 'state' = 'alert'))::int as alert,
                  (count(*) filter (where sla ->> 'state' = 'breached'))::int as breached
             from (${SERVED}) served group by 1, 2`,
    values: [organizationId],
  });
}

export type WallResolved = { department_id: string | null; agent_id: string | null; resolved: number };

/** What people closed since midnight, local. Uses service_log_facts. */
export async function countResolvedToday(
  tx: Tx,
  organizationId: string,
  now: Date,
  timeZone: string,
): Promise<WallResolved[]> {
  return tx.query<WallResolved>({
    name: 'wall_resolved',
    text: `select department_id, agent_id, count(*)::int as resolved from service_log
            where organization_id = $1 and kind = 'resolved' and outcome = 'people'
              and at >= date_trunc('day', $2::timestamptz at time zone $3) at time zone $3
            group by 1, 2`,
    values: [organizationId, now, timeZone],
  });
}

export type WallRisk = {
  conversation_id: string;
  contact_name: string | null;
  department_id: string | null;
  agent_id: string | null;
  sla: SlaState;
};

/** Breached first, then by what is due. */
export async function listAtRisk(tx: Tx, organizationId: string, limit: number): Promise<WallRisk[]> {
  return tx.query<WallRisk>({
    name: 'wall_at_risk',
    text: `select c.id as conversation_id, c.department_id, c.agent_id, c.sla,
                  (select coalesce(k.name, k.username, '+' || k.phone) from contacts k
                    where k.organization_id = $1 and k.id = c.contact_id) as contact_name
             from (select * from (${SERVED}) served where sla ->> 'state' in ('alert', 'breached')
                    order by sla ->> 'state' desc, sla ->> 'due_at', id limit $2) c
            order by c.sla ->> 'state' desc, c.sla ->> 'due_at', c.id`,
    values: [organizationId, limit],
  });
}
