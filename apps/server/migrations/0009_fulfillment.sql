-- Intent webhooks: where the bot's intents are answered (TOTVS Assistant fulfillment contract).
create table fulfillment_webhooks (
  organization_id uuid not null,
  id uuid not null,
  slug text not null,
  name text not null,
  url text not null,
  -- sealed (platform/crypto)
  token bytea not null,
  timeout_ms integer not null default 10000,
  named_queries text[] not null default '{}',
  -- breaker: failures in a row; left alone until then, when one call tries whether it answers again
  failures integer not null default 0,
  open_until timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  unique (organization_id, slug)
);

create table named_queries (
  organization_id uuid not null,
  id uuid not null,
  name text not null,
  url text not null,
  header_names text[] not null default '{}',
  -- sealed JSON; null: none
  headers bytea,
  cache_seconds integer not null default 60,
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  unique (organization_id, name)
);

create table fulfillment_calls (
  organization_id uuid not null,
  -- UUIDv7
  id uuid not null,
  webhook_id uuid,
  conversation_id uuid,
  intent_name text not null,
  origin text not null,
  replay_of uuid,
  outcome text not null,
  problem text,
  -- url, headers, body, secrets masked in each
  request jsonb not null,
  -- sealed JSON: the body as it was, where it had something to mask. A replay sends it again
  sent bytea,
  -- status, headers (masked), body as text; null: no answer
  response jsonb,
  duration_ms integer not null,
  at timestamptz not null,
  primary key (organization_id, id)
);
create index fulfillment_calls_webhook on fulfillment_calls (organization_id, webhook_id, id desc);
create index fulfillment_calls_failed on fulfillment_calls (organization_id, id desc) where outcome <> 'ok';
create index fulfillment_calls_conversation on fulfillment_calls (organization_id, conversation_id, id desc);

do $$
declare t text;
begin
  foreach t in array array['fulfillment_webhooks', 'named_queries', 'fulfillment_calls'] loop
    execute format('alter table %I enable row level security', t);
    execute format(
      'create policy tenant on %I using (organization_id = any ((select nullif(current_setting(''balcao.orgs'', true), ''''))::uuid[]))', t);
  end loop;
end $$;
