import type { SlaClockName } from '@balcao/protocol';
import { bulkInsert } from '../../platform/db/bulk.ts';
import type { Queryable, Tx } from '../../platform/db/index.ts';
import type { Person } from './rules/choose-recipients.ts';
import type { Told } from './rules/decide-notices.ts';
import type { LoggedEntry, SpokenEntry } from './rules/timeline.ts';

/** Uses service_log_conversation. */
export async function listLogged(
  db: Queryable,
  organizationId: string,
  conversationId: string,
): Promise<LoggedEntry[]> {
  return db.query<LoggedEntry>({
    name: 'sla_logged',
    text: `select id, kind, actor_type, at, detail->>'reason' as reason from service_log
            where organization_id = $1 and conversation_id = $2 order by id`,
    values: [organizationId, conversationId],
  });
}

/**
 * A customer's words are what would have started a turn of the bot: no reactions, notes of the system, edits.
 * A person's were sent from the panel or typed on the number's own phone; bots and programs are no people.
 * Uses messages_conversation.
 */
export async function listSpoken(
  db: Queryable,
  organizationId: string,
  conversationId: string,
): Promise<SpokenEntry[]> {
  return db.query<SpokenEntry>({
    name: 'sla_spoken',
    text: `select id, case direction when 'inbound' then 'customer' else 'person' end as by, created_at as at from messages
            where organization_id = $1 and conversation_id = $2
              and ((direction = 'inbound' and actor_type = 'customer'
                    and type not in ('reaction', 'system', 'unsupported', 'edit', 'revoke', 'request_welcome'))
                or (direction = 'outbound' and actor_type in ('user', 'phone') and type <> 'reaction'))
            order by id`,
    values: [organizationId, conversationId],
  });
}

/** Undefined: there is no such conversation. */
export async function findDepartmentOf(
  db: Queryable,
  organizationId: string,
  conversationId: string,
): Promise<{ departmentId: string | null } | undefined> {
  const [row] = await db.query<{ departmentId: string | null }>({
    text: 'select department_id as "departmentId" from conversations where organization_id = $1 and id = $2',
    values: [organizationId, conversationId],
  });
  return row;
}

/** Uses the key of sla_breaches. */
export async function listTold(
  db: Queryable,
  organizationId: string,
  conversationId: string,
): Promise<Told[]> {
  const rows = await db.query<{ clock: SlaClockName; level: Told['level']; started_at: Date }>({
    name: 'sla_told',
    text: 'select clock, level, started_at from sla_breaches where organization_id = $1 and conversation_id = $2',
    values: [organizationId, conversationId],
  });
  return rows.map(({ clock, level, started_at }) => ({ clock, level, startedAt: started_at.toISOString() }));
}

export type BreachRow = {
  organization_id: string;
  conversation_id: string;
  clock: SlaClockName;
  level: Told['level'];
  started_at: Date;
  due_at: Date;
  department_id: string | null;
  assignee_id: string | null;
  noticed_at: Date;
};

const insertBreaches = bulkInsert<BreachRow>(
  'sla_breaches',
  {
    organization_id: 'uuid',
    conversation_id: 'uuid',
    clock: 'text',
    level: 'text',
    started_at: 'timestamptz',
    due_at: 'timestamptz',
    department_id: 'uuid',
    assignee_id: 'uuid',
    noticed_at: 'timestamptz',
  },
  'on conflict do nothing returning clock, level, started_at',
);

/** Gives back those that nobody had written before. */
export async function noteBreaches(tx: Tx, rows: readonly BreachRow[]): Promise<Told[]> {
  const fresh = await tx.query<{ clock: SlaClockName; level: Told['level']; started_at: Date }>(
    insertBreaches(rows),
  );
  return fresh.map(({ clock, level, started_at }) => ({ clock, level, startedAt: started_at.toISOString() }));
}

/** Supervisors and above, and the assignee; nobody whose access was taken away. */
export async function listConcerned(
  tx: Tx,
  organizationId: string,
  departmentId: string | null,
  assigneeId: string | null,
): Promise<Person[]> {
  return tx.query<Person>({
    text: `select m.user_id as "userId", u.email, u.name, u.locale,
                  m.role in ('supervisor', 'admin', 'owner') as "isSenior", m.user_id is not distinct from $3 as "isAssignee",
                  exists (select 1 from department_members d where d.organization_id = $1 and d.department_id = $2
                                                               and d.user_id = m.user_id) as serves
             from memberships m join users u on u.id = m.user_id
            where m.organization_id = $1 and m.disabled_at is null
              and (m.role in ('supervisor', 'admin', 'owner') or m.user_id = $3)
            order by m.user_id`,
    values: [organizationId, departmentId, assigneeId],
  });
}

/** Open conversations that are people's to answer, in id order. */
export async function listServed(
  db: Queryable,
  organizationId: string,
  afterId: string | null,
  limit: number,
): Promise<string[]> {
  const rows = await db.query<{ id: string }>({
    text: `select id from conversations
            where organization_id = $1 and status = 'open' and owner in ('queue', 'agent') and ($2::uuid is null or id > $2)
            order by id limit $3`,
    values: [organizationId, afterId, limit],
  });
  return rows.map((row) => row.id);
}
