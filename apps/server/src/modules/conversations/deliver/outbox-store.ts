import type { OutboundContent } from '@balcao/whatsapp';
import type { Queryable, Tx } from '../../../platform/db/index.ts';
import type { OutboxOrigin } from '../changes.ts';
import type { StoredFailure } from '../conversation.types.ts';

export type ClaimedRow = {
  id: number;
  organization_id: string;
  channel_id: string;
  contact_id: string;
  message_id: string;
  origin: OutboxOrigin;
  attempts: number;
};

const LEASE_SECONDS = 20;

/**
 * Claims heads of contact lines that have a token of their channel: one row per contact at most, replies first.
 * Committed before anything leaves. Uses outbox_line.
 */
export async function claimOutbox(
  db: Queryable,
  senderId: string,
  channels: readonly { id: string; messagesPerSecond: number }[],
  limit: number,
): Promise<ClaimedRow[]> {
  return db.query<ClaimedRow>({
    name: 'outbox_claim',
    text: `with ch as (select * from unnest($1::uuid[], $2::float8[]) as t(channel_id, rate)),
           buckets as materialized (
             select b.channel_id, least(greatest(ch.rate, 1), b.tokens + extract(epoch from clock_timestamp() - b.refilled_at) * ch.rate) as tokens
               from channel_buckets b join ch on ch.channel_id = b.channel_id
              where exists (select 1 from outbox o where o.channel_id = b.channel_id and o.state = 'queued' and o.not_before <= now())
              order by b.channel_id for update of b),
           heads as materialized (
             select o.id, o.channel_id, o.lane from outbox o join buckets b on b.channel_id = o.channel_id
              where b.tokens >= 1 and o.state = 'queued' and o.not_before <= now()
                and not exists (select 1 from outbox e where e.channel_id = o.channel_id and e.contact_id = o.contact_id and e.id < o.id)
              order by o.lane, o.id limit $3 for update of o skip locked),
           picked as materialized (
             select id, channel_id from (
               select h.id, h.channel_id, b.tokens, row_number() over (partition by h.channel_id order by h.lane, h.id) as place
                 from heads h join buckets b on b.channel_id = h.channel_id) ranked
              where place <= tokens),
           taken as (
             update channel_buckets c set tokens = b.tokens - p.n, refilled_at = clock_timestamp()
               from buckets b join (select channel_id, count(*) as n from picked group by 1) p on p.channel_id = b.channel_id
              where c.channel_id = b.channel_id)
           update outbox o set state = 'sending', attempts = o.attempts + 1, lease_owner = $4,
                  lease_until = now() + make_interval(secs => ${LEASE_SECONDS})
             from picked p where o.id = p.id
           returning o.id, o.organization_id, o.channel_id, o.contact_id, o.message_id, o.origin, o.attempts`,
    values: [channels.map((c) => c.id), channels.map((c) => c.messagesPerSecond), limit, senderId],
  });
}

export type SendableMessage = {
  id: string;
  organization_id: string;
  conversation_id: string;
  type: string;
  content: OutboundContent;
  actor_type: string;
  epoch: number;
  attachment_id: string | null;
  quoted_wamid: string | null;
  phone: string | null;
  user_id: string | null;
  conversation_epoch: number;
  conversation_owner: 'bot' | 'queue' | 'agent';
  window_expires_at: Date | null;
};

export async function loadSendable(tx: Tx, rows: readonly ClaimedRow[]): Promise<SendableMessage[]> {
  return tx.query<SendableMessage>({
    name: 'messages_sendable',
    text: `select m.id, m.organization_id, m.conversation_id, m.type, m.content, m.actor_type, m.epoch, m.attachment_id,
                  m.context->>'wamid' as quoted_wamid, k.phone,
                  case when k.phone is null then (select i.value from identities i where i.organization_id = m.organization_id and i.contact_id = k.id and i.kind = 'bsuid' limit 1) end as user_id,
                  c.epoch as conversation_epoch, c.owner as conversation_owner, c.window_expires_at
             from unnest($1::uuid[], $2::uuid[]) as r(organization_id, id)
             cross join lateral (select * from messages m where m.organization_id = r.organization_id and m.id = r.id offset 0) m
             cross join lateral (select * from conversations c where c.organization_id = m.organization_id and c.id = m.conversation_id offset 0) c
             cross join lateral (select * from contacts k where k.organization_id = c.organization_id and k.id = c.contact_id offset 0) k`,
    values: [rows.map((r) => r.organization_id), rows.map((r) => r.message_id)],
  });
}

export type RecordedAcceptance = { organization_id: string; id: string; wamid: string };

/** Meta's 200: rank accepted, and the wamid. Returns those that rose. */
export async function recordAccepted(
  tx: Tx,
  rows: readonly RecordedAcceptance[],
  at: Date,
): Promise<{ id: string; conversation_id: string }[]> {
  return tx.query<{ id: string; conversation_id: string }>({
    name: 'messages_record_accepted',
    // In id order, as statuses lock them; what a status raised before stands.
    text: `update messages m set status = 2, wamid = k.wamid, in_doubt = false, accepted_at = $4
             from (select * from unnest($1::uuid[], $2::uuid[], $3::text[]) as k(organization_id, id, wamid) order by id) k
            where m.organization_id = k.organization_id and m.id = k.id and m.status < 2
           returning m.id, m.conversation_id`,
    values: [rows.map((r) => r.organization_id), rows.map((r) => r.id), rows.map((r) => r.wamid), at],
  });
}

export async function recordFailed(
  tx: Tx,
  rows: readonly { organization_id: string; id: string; failure: StoredFailure }[],
): Promise<{ id: string; conversation_id: string }[]> {
  return tx.query<{ id: string; conversation_id: string }>({
    name: 'messages_record_failed',
    text: `with k as (select * from unnest($1::uuid[], $2::uuid[], $3::text[]) as k(organization_id, id, failure)),
           locked as materialized (
             select m.organization_id, m.id, k.failure from (select * from k order by id) k,
                    lateral (select * from messages m where m.organization_id = k.organization_id and m.id = k.id and m.status < 4
                             offset 0 for no key update) m)
           update messages m set status = 4, failure = l.failure::jsonb
             from locked l where m.organization_id = l.organization_id and m.id = l.id
           returning m.id, m.conversation_id`,
    values: [
      rows.map((r) => r.organization_id),
      rows.map((r) => r.id),
      rows.map((r) => JSON.stringify(r.failure)),
    ],
  });
}

export async function recordInDoubt(
  tx: Tx,
  organizationId: string,
  messageId: string,
): Promise<string | undefined> {
  const [row] = await tx.query<{ conversation_id: string }>({
    text: 'update messages set in_doubt = true where organization_id = $1 and id = $2 and status < 2 returning conversation_id',
    values: [organizationId, messageId],
  });
  return row?.conversation_id;
}

/** Returns whether a message waited behind one of these in its contact's line. */
export async function deleteOutbox(tx: Tx, ids: readonly number[]): Promise<boolean> {
  const rows = await tx.query<{ next: boolean }>({
    name: 'outbox_delete',
    text: `delete from outbox o where o.id = any($1::bigint[])
           returning exists (select 1 from outbox e where e.channel_id = o.channel_id and e.contact_id = o.contact_id and e.id > o.id) as next`,
    values: [ids],
  });
  return rows.some((row) => row.next);
}

/** Back into the queue: it is certain that nothing was sent. Only while the row is still `sending`. */
export async function requeueOutbox(
  db: Queryable,
  id: number,
  afterMs: number,
  countsAsAttempt: boolean,
): Promise<void> {
  await db.execute({
    name: 'outbox_requeue',
    text: `update outbox set state = 'queued', lease_owner = null, lease_until = null,
                  not_before = now() + make_interval(secs => $2), attempts = attempts - $3
            where id = $1 and state = 'sending'`,
    values: [id, afterMs / 1000, countsAsAttempt ? 0 : 1],
  });
}

export async function markUnknown(db: Queryable, id: number): Promise<void> {
  await db.execute({
    name: 'outbox_mark_unknown',
    text: `update outbox set state = 'unknown', unknown_since = now(), lease_owner = null, lease_until = null where id = $1 and state = 'sending'`,
    values: [id],
  });
}

/** A sender died with rows in hand: whether WhatsApp has them, nobody knows. Never back to `queued`. */
export async function markAbandonedUnknown(db: Queryable): Promise<number> {
  return db.execute({
    name: 'outbox_mark_abandoned',
    text: `update outbox o set state = 'unknown', unknown_since = now(), lease_owner = null, lease_until = null
            where o.state = 'sending'
              and (o.lease_until < now() or not exists (select 1 from workers w where w.id = o.lease_owner and w.expires_at > now()))`,
  });
}

/**
 * Calls under way that take longer than a lease (a large upload) are still this sender's. Only those: a row whose claim
 * was committed but never heard of here must run out, or its contact's line would wait for ever.
 */
export async function renewOutbox(db: Queryable, senderId: string, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await db.execute({
    name: 'outbox_renew',
    text: `update outbox set lease_until = now() + make_interval(secs => ${LEASE_SECONDS})
            where id = any($2::bigint[]) and state = 'sending' and lease_owner = $1`,
    values: [senderId, ids],
  });
}

export type UnknownRow = ClaimedRow & { unknown_ms: number; resent: boolean };

export async function listUnknown(db: Queryable, limit: number): Promise<UnknownRow[]> {
  return db.query<UnknownRow>({
    name: 'outbox_list_unknown',
    text: `select id, organization_id, channel_id, contact_id, message_id, origin, attempts, resent,
                  (extract(epoch from now() - unknown_since) * 1000)::float8 as unknown_ms
             from outbox where state = 'unknown' order by unknown_since limit $1`,
    values: [limit],
  });
}

/** Whether WhatsApp reported on a message of this channel that was sent after this one. */
export async function channelHeardLater(tx: Tx, row: ClaimedRow): Promise<boolean> {
  const rows = await tx.query({
    text: `select 1 from messages where organization_id = $1 and id > $2 and channel_id = $3 and status in (3, 5, 6, 7) limit 1`,
    values: [row.organization_id, row.message_id, row.channel_id],
  });
  return rows.length > 0;
}

export async function resendUnknown(db: Queryable, id: number): Promise<void> {
  await db.execute({
    text: `update outbox set state = 'queued', resent = true, unknown_since = null, not_before = now() where id = $1 and state = 'unknown'`,
    values: [id],
  });
}

export async function emptyBucket(db: Queryable, channelId: string): Promise<void> {
  await db.execute({
    name: 'bucket_empty',
    text: 'update channel_buckets set tokens = 0, refilled_at = clock_timestamp() where channel_id = $1',
    values: [channelId],
  });
}
