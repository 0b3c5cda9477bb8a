import type { Queryable, Tx } from '../../platform/db/index.ts';
import type { AgentRow, RoutableAgent } from './agent.types.ts';

const ANSWERS = `m.role <> 'viewer' and m.disabled_at is null`;
const DEPARTMENTS = `array(select dm.department_id from department_members dm
                            where dm.organization_id = m.organization_id and dm.user_id = m.user_id
                            order by dm.department_id)`;
/** What an agent begins with: those whose work it is take from the queue, whoever leads does so by choice. */
const FIRST_WANTED = `case m.role when 'agent' then 'online' else 'away' end`;
const FIRST_CAPACITY = 5;

/** Those who may answer, by name; with `userIds`: these, whether or not they may. */
export async function listAgentRows(
  tx: Tx,
  organizationId: string,
  userIds: readonly string[] | null = null,
): Promise<AgentRow[]> {
  return tx.query<AgentRow>({
    name: 'agents_list',
    text: `select m.user_id, u.name, m.role, ${ANSWERS} as may_answer,
                  coalesce(a.presence, 'offline') as presence, coalesce(a.presence_at, m.created_at) as presence_at,
                  coalesce(a.wanted, ${FIRST_WANTED}) as wanted, coalesce(a.auto_away, false) as auto_away,
                  coalesce(a.capacity, ${FIRST_CAPACITY}) as capacity, ${DEPARTMENTS} as department_ids
             from memberships m
             join users u on u.id = m.user_id
             left join agents a on a.organization_id = m.organization_id and a.user_id = m.user_id
            where m.organization_id = $1
              and case when $2::uuid[] is null then ${ANSWERS} else m.user_id = any($2) end
            order by lower(u.name) collate "C", m.user_id`,
    values: [organizationId, userIds],
  });
}

/** Makes rows that are missing; what the API shows of them does not change by it. */
async function ensureAgents(tx: Tx, organizationId: string, userIds: readonly string[]): Promise<void> {
  await tx.execute({
    name: 'agents_ensure',
    text: `insert into agents (organization_id, user_id, capacity, wanted, presence_at, idle_since)
           select m.organization_id, m.user_id, ${FIRST_CAPACITY}, ${FIRST_WANTED}, m.created_at, m.created_at
             from memberships m
            where m.organization_id = $1 and m.user_id = any($2::uuid[])
            order by m.user_id
           on conflict do nothing`,
    values: [organizationId, userIds],
  });
}

/** Locks their rows, in id order. What is read after it, in statements of its own, is what holds. */
export async function lockAgentRows(
  tx: Tx,
  organizationId: string,
  userIds: readonly string[],
): Promise<void> {
  if (userIds.length === 0) return;
  await ensureAgents(tx, organizationId, userIds);
  await tx.query({
    name: 'agents_lock',
    text: `select 1 from agents where organization_id = $1 and user_id = any($2::uuid[])
            order by user_id for no key update`,
    values: [organizationId, userIds],
  });
}

/** Of who is not offline, or chose to be, it is enough to know when they were seen. False: look closer. */
export async function noteSeen(tx: Tx, organizationId: string, userId: string, at: Date): Promise<boolean> {
  const noted = await tx.execute({
    name: 'agents_seen',
    text: `update agents a set last_seen_at = greatest(a.last_seen_at, $3)
            where a.organization_id = $1 and a.user_id = $2 and (a.presence <> 'offline' or a.wanted = 'offline')
              and exists (select 1 from memberships m where m.organization_id = $1 and m.user_id = $2 and ${ANSWERS})`,
    values: [organizationId, userId, at],
  });
  return noted === 1;
}

export type AgentUpdate = Pick<AgentRow, 'user_id' | 'presence' | 'wanted' | 'auto_away' | 'capacity'> & {
  presence_at: Date;
  /** null: as it was */
  idle_since: Date | null;
  /** null: as it was */
  seen_at: Date | null;
};

export async function updateAgentRow(tx: Tx, organizationId: string, agent: AgentUpdate): Promise<void> {
  await tx.execute({
    name: 'agents_update',
    text: `update agents
              set presence = $3, wanted = $4, auto_away = $5, capacity = $6, presence_at = $7,
                  idle_since = coalesce($8, idle_since), last_seen_at = greatest(last_seen_at, $9)
            where organization_id = $1 and user_id = $2`,
    values: [
      organizationId,
      agent.user_id,
      agent.presence,
      agent.wanted,
      agent.auto_away,
      agent.capacity,
      agent.presence_at,
      agent.idle_since,
      agent.seen_at,
    ],
  });
}

/**
 * Whose panel is gone for longer than their organization waits; null: of all organizations, at most 1,000. A panel that
 * is gone from before `lookingSince` gets its full time from then.
 */
export async function listStaleAgents(
  tx: Tx,
  organizationId: string | null,
  at: Date,
  lookingSince: Date,
): Promise<{ organization_id: string; user_id: string }[]> {
  return tx.query({
    text: 'select organization_id, user_id from balcao_stale_agents($1, $2, $3)',
    values: [at, lookingSince, organizationId],
  });
}

/** Everybody who may answer; who never opened a panel is offline. */
export async function listRoutingAgents(
  tx: Tx,
  organizationId: string,
  userIds: readonly string[] | null = null,
): Promise<RoutableAgent[]> {
  return tx.query<RoutableAgent>({
    name: 'agents_routing',
    text: `select m.user_id as "userId", coalesce(a.presence, 'offline') as presence,
                  coalesce(a.capacity, ${FIRST_CAPACITY}) as capacity,
                  coalesce(a.idle_since, m.created_at) as "idleSince", ${DEPARTMENTS} as "departmentIds"
             from memberships m
             left join agents a on a.organization_id = m.organization_id and a.user_id = m.user_id
            where m.organization_id = $1 and ${ANSWERS} and ($2::uuid[] is null or m.user_id = any($2))
            order by m.user_id`,
    values: [organizationId, userIds],
  });
}

/** Open conversations of who has any. Uses conversations_agent. */
export async function countOpenByAgent(db: Queryable, organizationId: string): Promise<Map<string, number>> {
  const rows = await db.query<{ assignee_id: string; count: number }>({
    name: 'agents_open',
    text: `select assignee_id, count(*)::int as count from conversations
            where organization_id = $1 and status = 'open' and owner = 'agent' and assignee_id is not null
            group by assignee_id`,
    values: [organizationId],
  });
  return new Map(rows.map((row) => [row.assignee_id, row.count]));
}

/** They were given something, or freed of it. */
export async function noteAgentIdle(tx: Tx, organizationId: string, userId: string, at: Date): Promise<void> {
  await tx.execute({
    name: 'agents_idle',
    text: `update agents set idle_since = greatest(idle_since, $3) where organization_id = $1 and user_id = $2`,
    values: [organizationId, userId, at],
  });
}
