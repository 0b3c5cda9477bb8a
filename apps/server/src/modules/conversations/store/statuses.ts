import { bulkInsert } from '../../../platform/db/bulk.ts';
import type { Queryable, Tx } from '../../../platform/db/index.ts';
import type { StoredFailure } from '../conversation.types.ts';

export type StatusTarget = {
  ord: number;
  organization_id: string;
  id: string;
  conversation_id: string;
  channel_id: string;
  status: number;
  in_doubt: boolean;
  wamid: string | null;
};

/** Locks the messages that statuses speak of, in id order; ours by callback id first, else by wamid. */
export async function lockStatusTargets(
  tx: Tx,
  keys: readonly { organization_id: string; channel_id: string; message_id: string | null; wamid: string }[],
): Promise<StatusTarget[]> {
  return tx.query<StatusTarget>({
    name: 'statuses_lock_targets',
    text: `with k as materialized (
             select k.*, coalesce(k.message_id, (
                      select i.message_id from message_ids i
                       where i.organization_id = k.organization_id and i.channel_id = k.channel_id and i.wamid = k.wamid)) as target
               from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[]) with ordinality
                      as k(organization_id, channel_id, message_id, wamid, ord)
              order by target
           )
           select (k.ord - 1)::int as ord, m.* from k,
                  lateral (select m.organization_id, m.id, m.conversation_id, m.channel_id, m.status, m.in_doubt, m.wamid from messages m
                            where m.organization_id = k.organization_id and m.id = k.target and m.channel_id = k.channel_id
                              and m.status is not null offset 0 for no key update) m`,
    values: [
      keys.map((k) => k.organization_id),
      keys.map((k) => k.channel_id),
      keys.map((k) => k.message_id),
      keys.map((k) => k.wamid),
    ],
  });
}

export type StatusUpdate = {
  organization_id: string;
  id: string;
  status: number;
  wamid: string | null;
  failure: StoredFailure | null;
  accepted_at: Date | null;
  delivered_at: Date | null;
  read_at: Date | null;
};

export async function updateStatuses(tx: Tx, rows: readonly StatusUpdate[]): Promise<void> {
  await tx.execute({
    name: 'statuses_update',
    text: `update messages m
              set status = k.status, in_doubt = false, failure = coalesce(k.failure::jsonb, case when k.status > 4 then null else m.failure end),
                  wamid = coalesce(m.wamid, k.wamid), accepted_at = coalesce(m.accepted_at, k.accepted_at),
                  delivered_at = coalesce(m.delivered_at, k.delivered_at), read_at = coalesce(m.read_at, k.read_at)
             from unnest($1::uuid[], $2::uuid[], $3::smallint[], $4::text[], $5::text[], $6::timestamptz[], $7::timestamptz[], $8::timestamptz[])
                    as k(organization_id, id, status, wamid, failure, accepted_at, delivered_at, read_at)
            where m.organization_id = k.organization_id and m.id = k.id`,
    values: [
      rows.map((r) => r.organization_id),
      rows.map((r) => r.id),
      rows.map((r) => r.status),
      rows.map((r) => r.wamid),
      rows.map((r) => (r.failure === null ? null : JSON.stringify(r.failure))),
      rows.map((r) => r.accepted_at),
      rows.map((r) => r.delivered_at),
      rows.map((r) => r.read_at),
    ],
  });
}

/** A status proves that WhatsApp took the message: its place in the contact's line is free. */
export async function settleOutbox(tx: Tx, messageIds: readonly string[]): Promise<void> {
  await tx.execute({
    name: 'outbox_settle',
    text: 'delete from outbox where message_id = any($1::uuid[])',
    values: [messageIds],
  });
}

export type ParkedStatus = { organization_id: string; channel_id: string; wamid: string; data: unknown };

export const insertParkedStatuses = bulkInsert<ParkedStatus>('parked_statuses', {
  organization_id: 'uuid',
  channel_id: 'uuid',
  wamid: 'text',
  data: 'jsonb',
});

/** Parked statuses whose message is known by now. Taken by the caller's transaction. */
export async function takeParkedStatuses(tx: Tx, limit: number): Promise<ParkedStatus[]> {
  return tx.query<ParkedStatus>({
    name: 'parked_statuses_take',
    text: `delete from parked_statuses p
            where p.id in (select q.id from parked_statuses q
                             join message_ids i on i.organization_id = q.organization_id and i.channel_id = q.channel_id and i.wamid = q.wamid
                            order by q.id limit $1 for update of q skip locked)
           returning p.organization_id, p.channel_id, p.wamid, p.data`,
    values: [limit],
  });
}

/** Organizations that have parked statuses at all. */
export async function listParkedOrganizations(db: Queryable): Promise<string[]> {
  const rows = await db.query<{ organization_id: string }>({
    name: 'parked_statuses_organizations',
    text: 'select distinct organization_id from parked_statuses',
  });
  return rows.map((row) => row.organization_id);
}

export async function deleteOldParkedStatuses(db: Queryable, days: number): Promise<number> {
  return db.execute({
    text: 'delete from parked_statuses where parked_at < now() - make_interval(days => $1)',
    values: [days],
  });
}
