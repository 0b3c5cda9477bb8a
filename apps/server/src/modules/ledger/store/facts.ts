import type { Tx } from '../../../platform/db/index.ts';
import { RANK } from '../../conversations/index.ts';
import type { LedgerFact } from '../rules/build-ledger.ts';
import { firstIdAt, type HourRange } from '../rules/hours.ts';

export type LedgerScope = HourRange & { organizationId: string; channelId: string | null };

/** What processes counted while they received and handled. Uses the key of ledger_counters. */
export async function listCounters(tx: Tx, scope: LedgerScope): Promise<LedgerFact[]> {
  return tx.query<LedgerFact>({
    text: `select channel_id, hour, kind, sum(count)::bigint as count from ledger_counters
            where organization_id = $1 and hour >= $2 and hour < $3 and ($4::uuid is null or channel_id = $4)
              and kind in ('received', 'handled', 'duplicates', 'quarantined')
            group by 1, 2, 3`,
    values: [scope.organizationId, scope.from, scope.to, scope.channelId],
  });
}

/** What still lies in the inbox: the table holds nothing else. */
export async function countPending(tx: Tx, scope: LedgerScope): Promise<LedgerFact[]> {
  return tx.query<LedgerFact>({
    text: `select channel_id, date_trunc('hour', received_at) as hour, 'pending' as kind, count(*) as count from inbox
            where organization_id = $1 and kind = 'whatsapp' and received_at >= $2 and received_at < $3
              and ($4::uuid is null or channel_id = $4)
            group by 1, 2`,
    values: [scope.organizationId, scope.from, scope.to, scope.channelId],
  });
}

/** Deliveries that named no channel went straight to quarantine: received there, counted nowhere else. */
export async function countUnplaced(tx: Tx, scope: LedgerScope): Promise<LedgerFact[]> {
  if (scope.channelId !== null) return [];
  const rows = await tx.query<{ hour: Date; count: number }>({
    text: `select date_trunc('hour', received_at) as hour, count(*) as count from quarantine
            where organization_id = $1 and channel_id is null and kind = 'whatsapp'
              and received_at >= $2 and received_at < $3
            group by 1`,
    values: [scope.organizationId, scope.from, scope.to],
  });
  return rows.flatMap(({ hour, count }) => [
    { channel_id: null, hour, kind: 'received' as const, count },
    { channel_id: null, hour, kind: 'quarantined' as const, count },
  ]);
}

/** The hour in which a message was decided: the first 48 bits of its UUIDv7. */
const hourOf = (id: string) =>
  `date_trunc('hour', to_timestamp(('x' || substr(replace(${id}::text, '-', ''), 1, 12))::bit(48)::bigint / 1000.0))`;

/** What became of our messages, by their own rows. Reads a range of the key of messages. */
export async function countSent(tx: Tx, scope: LedgerScope): Promise<LedgerFact[]> {
  type Row = {
    channel_id: string;
    hour: Date;
    queued: number;
    accepted: number;
    delivered: number;
    read: number;
    failed: number;
    in_doubt: number;
  };
  const taken = `status >= ${RANK.accepted} and status <> ${RANK.failed} and wamid is not null`;
  const rows = await tx.query<Row>({
    text: `select channel_id, ${hourOf('id')} as hour, count(*) as queued,
                  count(*) filter (where ${taken}) as accepted,
                  count(*) filter (where ${taken} and status >= ${RANK.delivered}) as delivered,
                  count(*) filter (where ${taken} and status >= ${RANK.read}) as read,
                  count(*) filter (where status = ${RANK.failed}) as failed,
                  count(*) filter (where in_doubt and status < ${RANK.accepted}) as in_doubt
             from messages
            where organization_id = $1 and id >= $2 and id < $3 and direction = 'outbound' and actor_type <> 'phone'
              and ($4::uuid is null or channel_id = $4)
            group by 1, 2`,
    values: [scope.organizationId, firstIdAt(scope.from), firstIdAt(scope.to), scope.channelId],
  });
  return rows.flatMap(({ channel_id, hour, ...numbers }) =>
    Object.entries(numbers).map(([kind, count]) => ({
      channel_id,
      hour,
      kind: kind as keyof typeof numbers, // the columns of this statement
      count,
    })),
  );
}

/** What still waits to be sent, by the outbox itself: a message nobody will send shows as an imbalance. */
export async function countWaiting(tx: Tx, scope: LedgerScope): Promise<LedgerFact[]> {
  return tx.query<LedgerFact>({
    text: `select channel_id, ${hourOf('message_id')} as hour, 'waiting' as kind, count(*) as count from outbox
            where organization_id = $1 and message_id >= $2 and message_id < $3 and ($4::uuid is null or channel_id = $4)
            group by 1, 2`,
    values: [scope.organizationId, firstIdAt(scope.from), firstIdAt(scope.to), scope.channelId],
  });
}

/** Disconnected channels too: their hours stay in the ledger. */
export async function listChannelNames(tx: Tx, organizationId: string): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; name: string }>({
    text: 'select id, name from channels where organization_id = $1',
    values: [organizationId],
  });
  return new Map(rows.map((row) => [row.id, row.name]));
}
