import { columnValues } from '../../../platform/db/bulk.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { CountedMessage, ReachedMessage } from '../rules/count-events.ts';

/** One process at a time counts for an organization (log_cursors), so nothing here is locked or contended. */
const KEY = 'organization_id, hour, channel_id, department_id, actor, agent_id';
const ADD_UP = `on conflict (${KEY}) do update set
    messages = h.messages + excluded.messages, sent = h.sent + excluded.sent, delivered = h.delivered + excluded.delivered,
    read = h.read + excluded.read, failed = h.failed + excluded.failed`;

const countedColumns = {
  message_id: 'uuid',
  channel_id: 'uuid',
  department_id: 'uuid',
  direction: 'text',
  type: 'text',
  actor_type: 'text',
  actor_id: 'uuid',
  created_at: 'timestamptz',
  reached: 'smallint',
} as const;

/** New messages, by the hour they were written in. Ours are remembered until they were read. */
export async function countMessages(
  tx: Tx,
  organizationId: string,
  messages: readonly CountedMessage[],
): Promise<void> {
  await tx.execute({
    name: 'report_hours_count',
    text: `with m as materialized (
             select k.message_id, k.channel_id, k.department_id, k.direction, k.reached,
                    date_trunc('hour', k.created_at, 'UTC') as hour, a.actor,
                    case a.actor when 'user' then k.actor_id end as agent_id
               from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::uuid[], $8::timestamptz[], $9::smallint[])
                      as k(message_id, channel_id, department_id, direction, type, actor_type, actor_id, created_at, reached),
                    lateral (select balcao_report_actor(k.direction, k.type, k.actor_type) as actor offset 0) a
              where a.actor is not null
           ), remembered as (
             insert into report_deliveries (organization_id, message_id, hour, channel_id, department_id, actor, agent_id, reached)
             select $10, message_id, hour, channel_id, department_id, actor, agent_id, reached from m
              where direction = 'outbound' and reached & 4 = 0
                 on conflict do nothing
           )
           insert into report_hours as h (${KEY}, messages, sent, delivered, read, failed)
           select $10, hour, channel_id, department_id, actor, agent_id, count(*),
                  count(*) filter (where reached & 1 > 0), count(*) filter (where reached & 2 > 0),
                  count(*) filter (where reached & 4 > 0), count(*) filter (where reached & 8 > 0)
             from m group by 2, 3, 4, 5, 6 ${ADD_UP}`,
    values: [...columnValues<CountedMessage>(countedColumns, messages), organizationId],
  });
}

/**
 * How far messages got: each column counts a message once, whatever comes twice or in another order. One that arrived
 * did not fail, although that was said of it before. Messages that are not remembered were read long ago.
 */
export async function countReached(
  tx: Tx,
  organizationId: string,
  messages: readonly ReachedMessage[],
): Promise<void> {
  await tx.execute({
    name: 'report_hours_reached',
    text: `with risen as materialized (
             select d.*, case when (d.reached | k.reached) & 2 > 0 then (d.reached | k.reached) & 7 else d.reached | k.reached end as now
               from unnest($1::uuid[], $2::smallint[]) as k(message_id, reached)
               join report_deliveries d on d.organization_id = $3 and d.message_id = k.message_id
           ), kept as (
             update report_deliveries d set reached = r.now from risen r
              where d.organization_id = $3 and d.message_id = r.message_id and r.now <> r.reached and r.now & 4 = 0
           ), done as (
             delete from report_deliveries d using risen r
              where d.organization_id = $3 and d.message_id = r.message_id and r.now & 4 > 0
           )
           insert into report_hours as h (${KEY}, messages, sent, delivered, read, failed)
           select $3, hour, channel_id, department_id, actor, agent_id, 0,
                  sum((now & 1) - (reached & 1)), sum((now & 2) - (reached & 2)) / 2,
                  sum((now & 4) - (reached & 4)) / 4, sum((now & 8) - (reached & 8)) / 8
             from risen where now <> reached group by 2, 3, 4, 5, 6 ${ADD_UP}`,
    values: [
      ...columnValues<ReachedMessage>({ message_id: 'uuid', reached: 'smallint' }, messages),
      organizationId,
    ],
  });
}

/** A bite of what nobody reports on any more. Uses the key, which begins with the oldest. */
export async function forgetDeliveries(tx: Tx, organizationId: string, beforeId: string): Promise<void> {
  await tx.execute({
    name: 'report_deliveries_forget',
    text: `delete from report_deliveries where organization_id = $1 and message_id = any(array(
             select message_id from report_deliveries where organization_id = $1 and message_id < $2
              order by message_id limit 1000))`,
    values: [organizationId, beforeId],
  });
}

/** The counters anew from the stored messages. */
export async function countStoredMessages(tx: Tx, organizationId: string): Promise<void> {
  await tx.execute({ text: 'select balcao_count_messages($1)', values: [organizationId] });
}
