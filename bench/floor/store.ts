import type { Pool, PoolClient } from 'pg';

export const FLOOR_SCHEMA = `
create table inbox (id bigint generated always as identity primary key, kind smallint not null, payload text not null)
  with (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 20000, autovacuum_vacuum_cost_delay = 1);
create table contacts (id uuid primary key, phone text not null unique, name text, updated_at timestamptz not null default now())
  with (fillfactor = 80);
create table messages (
  id uuid primary key, contact_id uuid not null, direction smallint not null, body text not null,
  wamid text, status smallint not null default 0, created_at timestamptz not null default now())
  with (fillfactor = 85);
create index messages_contact on messages (contact_id, id desc);
create table wamids (wamid text primary key, message_id uuid not null);
create table outbox (message_id uuid primary key, contact_id uuid not null)
  with (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 20000, autovacuum_vacuum_cost_delay = 1);
`;

export const MESSAGE = 0;
export const STATUS = 1;

export type NewInboxRow = { kind: number; payload: string };
export type InboxRow = NewInboxRow & { id: string };
type Db = Pool | PoolClient;

export async function insertInbox(db: Db, rows: readonly NewInboxRow[]): Promise<void> {
  await db.query({
    name: 'inbox_insert',
    text: 'insert into inbox (kind, payload) select * from unnest($1::smallint[], $2::text[])',
    values: [rows.map((row) => row.kind), rows.map((row) => row.payload)],
  });
}

export async function listInbox(db: Db, limit: number): Promise<InboxRow[]> {
  const { rows } = await db.query<InboxRow>({
    name: 'inbox_list',
    text: 'select id, kind, payload from inbox order by id limit $1',
    values: [limit],
  });
  return rows;
}

export async function deleteInbox(db: Db, ids: readonly string[]): Promise<void> {
  await db.query({
    name: 'inbox_delete',
    text: 'delete from inbox where id = any($1::bigint[])',
    values: [ids],
  });
}

export type Person = { id: string; phone: string; name: string };

/** Makes who is new, locks who is known; returns the id of each phone. */
export async function lockContacts(db: Db, people: readonly Person[]): Promise<Map<string, string>> {
  const { rows } = await db.query<{ id: string; phone: string }>({
    name: 'contacts_lock',
    text: `insert into contacts as c (id, phone, name)
           select * from unnest($1::uuid[], $2::text[], $3::text[]) as t(id, phone, name) order by phone
           on conflict (phone) do update set name = excluded.name, updated_at = now()
           returning c.id, c.phone`,
    values: [people.map((p) => p.id), people.map((p) => p.phone), people.map((p) => p.name)],
  });
  return new Map(rows.map((row) => [row.phone, row.id]));
}

/** The wamids seen for the first time; the others are redeliveries. */
export async function claimWamids(
  db: Db,
  wamids: readonly { wamid: string; messageId: string }[],
): Promise<Set<string>> {
  const { rows } = await db.query<{ wamid: string }>({
    name: 'wamids_claim',
    text: `insert into wamids (wamid, message_id) select * from unnest($1::text[], $2::uuid[])
           on conflict do nothing returning wamid`,
    values: [wamids.map((w) => w.wamid), wamids.map((w) => w.messageId)],
  });
  return new Set(rows.map((row) => row.wamid));
}

export type NewMessage = {
  id: string;
  contactId: string;
  direction: 0 | 1;
  body: string;
  wamid: string | null;
};

export async function insertMessages(db: Db, messages: readonly NewMessage[]): Promise<void> {
  await db.query({
    name: 'messages_insert',
    text: `insert into messages (id, contact_id, direction, body, wamid)
           select * from unnest($1::uuid[], $2::uuid[], $3::smallint[], $4::text[], $5::text[])`,
    values: [
      messages.map((m) => m.id),
      messages.map((m) => m.contactId),
      messages.map((m) => m.direction),
      messages.map((m) => m.body),
      messages.map((m) => m.wamid),
    ],
  });
}

export async function insertOutbox(db: Db, replies: readonly NewMessage[]): Promise<void> {
  await db.query({
    name: 'outbox_insert',
    text: 'insert into outbox (message_id, contact_id) select * from unnest($1::uuid[], $2::uuid[])',
    values: [replies.map((m) => m.id), replies.map((m) => m.contactId)],
  });
}

export async function raiseStatuses(
  db: Db,
  statuses: readonly { messageId: string; status: number }[],
): Promise<void> {
  await db.query({
    name: 'messages_raise',
    text: `update messages m set status = s.status
             from (select id, max(status) as status from unnest($1::uuid[], $2::smallint[]) as t(id, status) group by id) s
            where m.id = s.id and m.status < s.status`,
    values: [statuses.map((s) => s.messageId), statuses.map((s) => s.status)],
  });
}

export type Accepted = { messageId: string; wamid: string };

/** Meta's yes: the wamid is kept and the reply leaves the outbox, in one statement. */
export async function recordAccepted(db: Db, accepted: readonly Accepted[]): Promise<void> {
  await db.query({
    name: 'messages_accepted',
    text: `with done as (delete from outbox where message_id = any($1::uuid[]))
           update messages m set status = greatest(m.status, 1::smallint), wamid = a.wamid
             from unnest($1::uuid[], $2::text[]) as a(id, wamid) where m.id = a.id`,
    values: [accepted.map((a) => a.messageId), accepted.map((a) => a.wamid)],
  });
}
