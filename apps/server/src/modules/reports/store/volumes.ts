import type { Tx } from '../../../platform/db/index.ts';
import type { ReportScope } from '../rules/report-scope.ts';

export type CountedActor = 'inbound' | 'bot' | 'user' | 'api' | 'phone';

const HOUR_MS = 3_600_000;

const SCOPE = `h.organization_id = $1 and h.hour >= $2 and h.hour < $3
  and ($4::uuid is null or h.channel_id = $4) and ($5::uuid is null or h.department_id = $5)`;

const scopeValues = (scope: ReportScope) => [
  scope.organizationId,
  // Worked out here: a stable function would be called for every row.
  new Date(Math.floor(scope.from.getTime() / HOUR_MS) * HOUR_MS),
  scope.to,
  scope.channelId,
  scope.departmentId,
];

export type Volume =
  | { of: 'day'; date: string; actor: CountedActor; messages: number }
  /** ISO weekday and hour, local */
  | { of: 'hour'; weekday: number; hour: number; actor: CountedActor; messages: number };

/**
 * Messages of whole hours by local day, and by weekday and hour. The key of report_hours begins with organization and
 * hour. In zones half an hour off, an hour counts where it begins.
 */
export async function sumVolumes(tx: Tx, scope: ReportScope, timeZone: string): Promise<Volume[]> {
  return tx.query<Volume>({
    text: `select case grouping(date) when 0 then 'day' else 'hour' end as of, date, weekday, hour, actor, sum(messages)::bigint as messages
             from (select t.local::date as date, date_part('isodow', t.local)::int as weekday, date_part('hour', t.local)::int as hour,
                          s.actor, s.messages
                     from (select h.hour, h.actor, sum(h.messages) as messages from report_hours h
                            where ${SCOPE} group by 1, 2) s,
                          lateral (select s.hour at time zone $6 as local offset 0) t) l
            group by grouping sets ((date, actor), (weekday, hour, actor))`,
    values: [...scopeValues(scope), timeZone],
  });
}

export type Delivered = {
  actor: CountedActor;
  /** of `user` */
  agent_id: string | null;
  messages: number;
  sent: number;
  delivered: number;
  read: number;
  failed: number;
};

/** How far messages of whole hours got, by who sent them. */
export async function sumDelivered(tx: Tx, scope: ReportScope): Promise<Delivered[]> {
  return tx.query<Delivered>({
    text: `select h.actor, h.agent_id, sum(h.messages) as messages, sum(h.sent) as sent,
                  sum(h.delivered) as delivered, sum(h.read) as read, sum(h.failed) as failed
             from report_hours h where ${SCOPE} and h.actor <> 'inbound' group by 1, 2`,
    values: scopeValues(scope),
  });
}
