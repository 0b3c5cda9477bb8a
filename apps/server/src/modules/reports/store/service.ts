import type { Tx } from '../../../platform/db/index.ts';
import { type Durations, NO_DURATIONS } from '../rules/durations.ts';
import type { ReportScope } from '../rules/report-scope.ts';

// All of this reads service_log by the index service_log_facts alone, a stretch of it per kind.
// Not prepared: the planner should see the range.

const SCOPE = `l.organization_id = $1 and l.at >= $2 and l.at < $3
  and ($4::uuid is null or l.channel_id = $4) and ($5::uuid is null or l.department_id = $5)`;

const scopeValues = (scope: ReportScope) => [
  scope.organizationId,
  scope.from,
  scope.to,
  scope.channelId,
  scope.departmentId,
];

const seconds = (ms: string) => `round((${ms})::numeric / 1000, 3)::float8`;
const DURATIONS = `count(l.took_ms)::int as count,
  ${seconds('percentile_cont(0.5) within group (order by l.took_ms)')} as median_s,
  ${seconds('percentile_cont(0.9) within group (order by l.took_ms)')} as p90_s,
  ${seconds('avg(l.took_ms)')} as mean_s`;

export type Turn = {
  /** local */
  date: string;
  kind: 'opened' | 'resolved' | 'abandoned' | 'left_queue';
  outcome: 'people' | 'bot' | 'left' | 'other' | null;
  department_id: string | null;
  count: number;
};

/**
 * The beginnings of the local days, worked out once: each moment is put between two of them, which is cheaper than
 * turning each into a local date. `day` is 1 for the first.
 */
const DAYS = `range as (
    select ($2::timestamptz at time zone $6)::date as first, ($3::timestamptz at time zone $6)::date as last
  ), days as materialized (
    select array(select day::timestamp at time zone $6 from generate_series(first, last, interval '1 day') day) as starts from range
  )`;

/** How many opened and ended, by local day and department. */
export async function countTurns(tx: Tx, scope: ReportScope, timeZone: string): Promise<Turn[]> {
  return tx.query<Turn>({
    text: `with ${DAYS}
           select range.first + (t.day - 1) as date, t.kind, t.outcome, t.department_id, t.count
             from range, (select width_bucket(l.at, (select starts from days)) as day, l.kind, l.outcome, l.department_id, count(*)::int as count
                            from service_log l
                           where ${SCOPE} and l.kind = any('{opened,resolved,abandoned,left_queue}')
                           group by 1, 2, 3, 4) t`,
    values: [...scopeValues(scope), timeZone],
  });
}

export type HandedOff = {
  date: string;
  /** of the queue; taken: a person took it at once */
  reason: string;
  count: number;
  /** of them those that were opened in the range too */
  opened_in_range: number;
};

/** Conversations that came to people, each once: at the first time in the range. */
export async function countHandedOff(
  tx: Tx,
  scope: ReportScope,
  timeZone: string,
  ids: { from: string; to: string },
): Promise<HandedOff[]> {
  return tx.query<HandedOff>({
    text: `with ${DAYS}
           select range.first + (f.day - 1) as date, f.reason, f.count, f.opened_in_range
             from range, (select width_bucket(at, (select starts from days)) as day, reason, count(*)::int as count,
                                 (count(*) filter (where conversation_id >= $7 and conversation_id < $8))::int as opened_in_range
                            from (select distinct on (l.conversation_id) l.conversation_id, l.at,
                                         case l.kind when 'assigned' then 'taken' else coalesce(l.reason, 'bot') end as reason
                                    from service_log l
                                   where ${SCOPE} and l.kind = any('{queued,assigned}')
                                   order by l.conversation_id, l.at) first
                           group by 1, 2) f`,
    values: [...scopeValues(scope), timeZone, ids.from, ids.to],
  });
}

export type DepartmentTurns = { department_id: string | null; conversations: number };

const countOnce = (kinds: string) => `select department_id, count(*)::int as conversations
    from (select distinct l.department_id, l.conversation_id from service_log l
           where ${SCOPE} and l.kind = any('{${kinds}}')) once
   group by 1`;

/** Conversations that waited in a department or were given to somebody in it. */
export async function countByDepartment(tx: Tx, scope: ReportScope): Promise<DepartmentTurns[]> {
  return tx.query<DepartmentTurns>({ text: countOnce('queued,assigned'), values: scopeValues(scope) });
}

/** Conversations in which a person of the department answered. */
export async function countAnswered(tx: Tx, scope: ReportScope): Promise<DepartmentTurns[]> {
  return tx.query<DepartmentTurns>({ text: countOnce('first_replied'), values: scopeValues(scope) });
}

/** From a customer's first words to the bot's first answer. */
export async function measureBotResponses(tx: Tx, scope: ReportScope): Promise<Durations> {
  const [row] = await tx.query<Durations>({
    text: `select ${DURATIONS} from service_log l where ${SCOPE} and l.kind = 'bot_replied'`,
    values: scopeValues(scope),
  });
  return row ?? NO_DURATIONS;
}

export type GroupedDurations = Durations & {
  of: 'all' | 'department' | 'agent';
  department_id: string | null;
  agent_id: string | null;
};

/** From waiting for a person to a person's first word: of all, per department and per agent. */
export async function measurePeoplesResponses(tx: Tx, scope: ReportScope): Promise<GroupedDurations[]> {
  return tx.query<GroupedDurations>({
    text: `select case grouping(l.department_id, l.agent_id) when 3 then 'all' when 1 then 'department' else 'agent' end as of,
                  l.department_id, l.agent_id, ${DURATIONS}
             from service_log l where ${SCOPE} and l.kind = 'first_replied'
            group by grouping sets ((), (l.department_id), (l.agent_id))`,
    values: scopeValues(scope),
  });
}

export type Resolutions = Durations & {
  outcome: 'people' | 'bot';
  of: 'all' | 'department';
  department_id: string | null;
};

/** From the opening to the end, by who brought it there. */
export async function measureResolutions(tx: Tx, scope: ReportScope): Promise<Resolutions[]> {
  return tx.query<Resolutions>({
    text: `select l.outcome, case grouping(l.department_id) when 1 then 'all' else 'department' end as of, l.department_id, ${DURATIONS}
             from service_log l where ${SCOPE} and l.kind = 'resolved' and l.outcome = any('{people,bot}')
            group by grouping sets ((l.outcome), (l.outcome, l.department_id))`,
    values: scopeValues(scope),
  });
}

export async function countCloseReasons(
  tx: Tx,
  scope: ReportScope,
): Promise<{ reason: string; count: number }[]> {
  return tx.query({
    text: `select coalesce(nullif(l.reason, ''), 'none') as reason, count(*)::int as count
             from service_log l where ${SCOPE} and l.kind = any('{resolved,abandoned}')
            group by 1 order by 2 desc, 1`,
    values: scopeValues(scope),
  });
}

export type AgentTurns = { agent_id: string; assigned: number; resolved: number };

export async function countByAgent(tx: Tx, scope: ReportScope): Promise<AgentTurns[]> {
  return tx.query<AgentTurns>({
    text: `select l.agent_id, (count(*) filter (where l.kind = 'assigned'))::int as assigned,
                  (count(*) filter (where l.outcome = 'people'))::int as resolved
             from service_log l
            where ${SCOPE} and l.kind = any('{assigned,resolved}') and l.agent_id is not null
            group by 1`,
    values: scopeValues(scope),
  });
}
