-- Answers of POSTs sent with an Idempotency-Key, kept a day for replay (platform/http/idempotency-table.ts).
create table idempotency_keys (
  organization_id uuid not null,
  key text not null,
  request_hash text not null,
  -- null while the call runs
  status smallint,
  body text,
  -- a call that died leaves its claim; after this moment the key may be claimed again
  claimed_until timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (organization_id, key)
);
create index idempotency_keys_created on idempotency_keys (organization_id, created_at);
alter table idempotency_keys enable row level security;
create policy tenant on idempotency_keys using (organization_id = any ((select nullif(current_setting('balcao.orgs', true), ''))::uuid[]));
