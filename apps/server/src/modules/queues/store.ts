import { bulkInsert } from '../../platform/db/bulk.ts';
import type { Queryable, Tx } from '../../platform/db/index.ts';
import type { Waiting } from './rules/queue.types.ts';
import type { Told } from './rules/should-tell.ts';

/** A row of `queue_entries`, as a conversation enters or stays. */
export type QueueRow = {
  organization_id: string;
  conversation_id: string;
  department_id: string | null;
  priority: number;
  waiting_since: Date;
  entered_at: Date;
  preferred_agent_id: string | null;
  heard_at: Date | null;
};

/** Who stays keeps place and preference; a change of department is told anew. */
export const upsertQueueEntries = bulkInsert<QueueRow>(
  'queue_entries',
  {
    organization_id: 'uuid',
    conversation_id: 'uuid',
    department_id: 'uuid',
    priority: 'smallint',
    waiting_since: 'timestamptz',
    entered_at: 'timestamptz',
    preferred_agent_id: 'uuid',
    heard_at: 'timestamptz',
  },
  `on conflict (organization_id, conversation_id) do update set
     department_id = excluded.department_id, priority = excluded.priority, heard_at = excluded.heard_at,
     entered_at = case when queue_entries.department_id is distinct from excluded.department_id
                       then excluded.entered_at else queue_entries.entered_at end,
     told_position = case when queue_entries.department_id is distinct from excluded.department_id
                          then null else queue_entries.told_position end,
     told_at = case when queue_entries.department_id is distinct from excluded.department_id
                    then null else queue_entries.told_at end`,
);

export async function deleteQueueEntries(
  tx: Tx,
  rows: readonly { organization_id: string; conversation_id: string }[],
): Promise<void> {
  await tx.execute({
    name: 'queue_entries_delete',
    text: `delete from queue_entries q using unnest($1::uuid[], $2::uuid[]) as k(organization_id, conversation_id)
            where q.organization_id = k.organization_id and q.conversation_id = k.conversation_id`,
    values: [rows.map((row) => row.organization_id), rows.map((row) => row.conversation_id)],
  });
}

/** The preferred agent of a contact: who answered them last. */
export async function findLastAgents(
  tx: Queryable,
  contacts: readonly { organization_id: string; contact_id: string }[],
): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; last_agent_id: string }>({
    name: 'contacts_last_agents',
    text: `select c.id, c.last_agent_id from unnest($1::uuid[], $2::uuid[]) as k(organization_id, contact_id),
             lateral (select id, last_agent_id from contacts c
                       where c.organization_id = k.organization_id and c.id = k.contact_id and c.last_agent_id is not null
                      offset 0) c`,
    values: [contacts.map((one) => one.organization_id), contacts.map((one) => one.contact_id)],
  });
  return new Map(rows.map((row) => [row.id, row.last_agent_id]));
}

export type QueueEntry = Waiting & {
  enteredAtMs: number;
  /** the customer's last word; null: none yet */
  heardAtMs: number | null;
  told: Told | null;
};

type RawEntry = {
  conversation_id: string;
  department_id: string | null;
  priority: number;
  waiting_since: Date;
  entered_at: Date;
  preferred_agent_id: string | null;
  heard_at: Date | null;
  told_position: number | null;
  told_minutes: number | null;
  told_at: Date | null;
};

/** Everybody who waits, in the order they will be served. Uses queue_entries_order. */
export async function listQueue(
  db: Queryable,
  organizationId: string,
  departmentId?: string,
): Promise<QueueEntry[]> {
  const rows = await db.query<RawEntry>({
    name: departmentId === undefined ? 'queue_list' : 'queue_list_department',
    text: `select conversation_id, department_id, priority, waiting_since, entered_at, preferred_agent_id, heard_at,
                  told_position, told_minutes, told_at
             from queue_entries where organization_id = $1 ${departmentId === undefined ? '' : 'and department_id = $2'}
            order by priority, waiting_since, conversation_id`,
    values: departmentId === undefined ? [organizationId] : [organizationId, departmentId],
  });
  return rows.map((row) => ({
    conversationId: row.conversation_id,
    departmentId: row.department_id,
    priority: row.priority,
    waitingSinceMs: row.waiting_since.getTime(),
    enteredAtMs: row.entered_at.getTime(),
    preferredAgentId: row.preferred_agent_id,
    heardAtMs: row.heard_at?.getTime() ?? null,
    told:
      row.told_position === null || row.told_at === null
        ? null
        : { position: row.told_position, minutes: row.told_minutes ?? 0, atMs: row.told_at.getTime() },
  }));
}

/** Still the first of its department? Asked under the contact's lock, just before it is assigned. */
export async function isNextInLine(tx: Tx, organizationId: string, waiting: Waiting): Promise<boolean> {
  const [row] = await tx.query<{ conversation_id: string }>({
    name: 'queue_next',
    text: `select conversation_id from queue_entries
            where organization_id = $1 and department_id is not distinct from $2::uuid
            order by priority, waiting_since, conversation_id limit 1`,
    values: [organizationId, waiting.departmentId],
  });
  return row?.conversation_id === waiting.conversationId;
}

export async function noteTold(
  tx: Tx,
  organizationId: string,
  conversationId: string,
  told: Told,
): Promise<void> {
  await tx.execute({
    name: 'queue_told',
    text: `update queue_entries set told_position = $3, told_minutes = $4, told_at = $5
            where organization_id = $1 and conversation_id = $2`,
    values: [organizationId, conversationId, told.position, told.minutes, new Date(told.atMs)],
  });
}

/**
 * Median time from assignment to resolution, in milliseconds, of the last 50 that people resolved within 30 days;
 * null with fewer than 5. By department; the key null is for conversations without one.
 * Uses service_log_served.
 */
export async function readServiceTimes(
  db: Queryable,
  organizationId: string,
  now: Date,
): Promise<Map<string | null, number | null>> {
  const last50 = (
    which: string,
  ) => `select count(*)::int as count, percentile_cont(0.5) within group (order by ms) as median
    from (select (l.detail->>'service_ms')::float8 as ms from service_log l
           where l.organization_id = $1 and l.kind = 'resolved' and l.detail ? 'service_ms'
             and l.department_id ${which} and l.at > $2::timestamptz - interval '30 days'
           order by l.at desc limit 50) last`;
  const rows = await db.query<{ id: string | null; count: number; median: number | null }>({
    name: 'queue_service_times',
    text: `select d.id, s.count, s.median from departments d, lateral (${last50('= d.id')}) s where d.organization_id = $1
           union all select null, s.count, s.median from (${last50('is null')}) s`,
    values: [organizationId, now],
  });
  return new Map(rows.map((row) => [row.id, row.count < 5 ? null : row.median]));
}
