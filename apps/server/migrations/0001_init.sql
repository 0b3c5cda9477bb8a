-- The first schema. Keys begin with organization_id; uniqueness stops duplicates (docs/decisions/0003).
-- Tables of the message path carry no foreign keys: each costs a trigger and a lock on the parent per row.

create extension if not exists unaccent;
create extension if not exists pg_trgm;

-- ---------------------------------------------------------------- accounts
create table organizations (
  id uuid primary key,
  name text not null,
  time_zone text not null default 'America/Sao_Paulo',
  locale text not null default 'pt-BR',
  -- address, hours_text, phone, website, faq, items, invoice_source: resources/settings.ts
  profile jsonb not null default '{}',
  is_demo boolean not null default false,
  created_at timestamptz not null default now()
);

create table users (
  id uuid primary key,
  email text not null,
  name text not null,
  password_hash text,
  locale text not null default 'pt-BR',
  failed_sign_ins integer not null default 0,
  locked_until timestamptz,
  created_at timestamptz not null default now()
);
create unique index users_email on users (lower(email));

create table memberships (
  organization_id uuid not null references organizations (id),
  user_id uuid not null references users (id),
  role text not null check (role in ('owner', 'admin', 'supervisor', 'agent', 'viewer')),
  created_at timestamptz not null default now(),
  primary key (organization_id, user_id)
);
create index memberships_user on memberships (user_id);

create table sign_ins (
  id uuid primary key,
  organization_id uuid not null,
  user_id uuid not null references users (id),
  token_hash bytea not null unique,
  csrf_token text not null,
  user_agent text,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index sign_ins_user on sign_ins (user_id);

create table sign_in_tokens (
  token_hash bytea primary key,
  organization_id uuid not null,
  user_id uuid not null references users (id),
  expires_at timestamptz not null,
  used_at timestamptz
);

create table api_keys (
  id uuid primary key,
  organization_id uuid not null references organizations (id),
  name text not null,
  prefix text not null,
  hash bytea not null unique,
  mode text not null check (mode in ('live', 'test')),
  created_by uuid,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index api_keys_organization on api_keys (organization_id, id);

create table audit_log (
  organization_id uuid not null,
  id uuid not null,
  actor_type text not null,
  actor_id uuid,
  action text not null,
  subject text,
  detail jsonb not null default '{}',
  at timestamptz not null default now(),
  primary key (organization_id, id)
);

-- one row: refuses a wrong master key (platform/crypto)
create table key_check (
  id smallint primary key default 1 check (id = 1),
  value text not null
);

-- ---------------------------------------------------------------- channels
create table departments (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  slug text not null,
  name text not null,
  position integer not null default 0,
  primary key (organization_id, id),
  unique (organization_id, slug)
);

create table bots (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  name text not null,
  published_version_id uuid,
  created_at timestamptz not null default now(),
  primary key (organization_id, id)
);

-- immutable
create table bot_versions (
  organization_id uuid not null,
  id uuid not null,
  bot_id uuid not null,
  version integer not null,
  -- null: the bot shipped with this release (packages/bot defaultBot), so it improves with upgrades
  definition jsonb,
  published_at timestamptz not null default now(),
  primary key (organization_id, id),
  unique (organization_id, bot_id, version)
);

create table channels (
  organization_id uuid not null references organizations (id),
  id uuid not null unique,
  name text not null,
  phone_number_id text not null,
  waba_id text not null,
  display_phone_number text,
  verified_name text,
  mode text not null default 'live' check (mode in ('live', 'simulator')),
  -- active → paused (policy, limits) or needs_token (code 190…); resumed by a person or a new token
  status text not null default 'active' check (status in ('active', 'paused', 'needs_token')),
  status_reason text,
  quality_rating text,
  messages_per_second integer not null default 80,
  bot_id uuid,
  bot_enabled boolean not null default true,
  mark_read boolean not null default true,
  access_token bytea not null,
  app_secret bytea not null,
  verify_token bytea not null,
  last_webhook_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (organization_id, id)
);
-- unique over all organizations while connected
create unique index channels_phone_number on channels (phone_number_id) where deleted_at is null;

-- token bucket of a channel, taken per claimed batch
create table channel_buckets (
  channel_id uuid primary key,
  tokens double precision not null,
  refilled_at timestamptz not null default clock_timestamp()
);

create table templates (
  organization_id uuid not null,
  id uuid not null,
  channel_id uuid not null,
  meta_id text,
  name text not null,
  language text not null,
  category text not null,
  status text not null,
  components jsonb not null,
  parameter_format text not null default 'POSITIONAL',
  updated_at timestamptz not null default now(),
  primary key (organization_id, id),
  unique (organization_id, channel_id, name, language)
);

-- ---------------------------------------------------------------- contacts
create table contacts (
  organization_id uuid not null,
  id uuid not null,
  name text,
  -- digits as Meta gave them; absent for username users
  phone text,
  email text,
  username text,
  tags text[] not null default '{}',
  attributes jsonb not null default '{}',
  -- a name typed by a person is not overwritten by the WhatsApp profile
  name_is_manual boolean not null default false,
  marketing_opt_out_at timestamptz,
  merged_into uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id)
);

create table identities (
  organization_id uuid not null,
  kind text not null check (kind in ('wa_id', 'bsuid', 'email')),
  value text not null,
  contact_id uuid not null,
  -- phoneMatchKey: Brazil's ninth digit and friends
  match_key text,
  created_at timestamptz not null default now(),
  primary key (organization_id, kind, value)
);
create index identities_contact on identities (organization_id, contact_id);
create index identities_match_key on identities (organization_id, match_key) where match_key is not null;

-- ---------------------------------------------------------------- conversations
create table conversations (
  organization_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  channel_id uuid not null,
  -- open → closed; the next message opens another
  status text not null default 'open' check (status in ('open', 'closed')),
  owner text not null default 'bot' check (owner in ('bot', 'queue', 'agent')),
  assignee_id uuid,
  epoch integer not null default 0,
  department_id uuid,
  priority text not null default 'media',
  handoff jsonb,
  unread_count integer not null default 0,
  last_message_id uuid,
  last_message_direction text,
  last_message_type text,
  last_message_preview text,
  last_activity_at timestamptz not null,
  -- by Meta's clock
  last_inbound_at timestamptz,
  window_expires_at timestamptz,
  -- the contact's line in the inbox: timers and call results enter there
  shard smallint not null default 0,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  closed_at timestamptz,
  primary key (organization_id, id)
) with (fillfactor = 80);
-- one open conversation per (contact, channel)
create unique index conversations_open on conversations (organization_id, contact_id, channel_id) where status = 'open';
create index conversations_inbox on conversations (organization_id, status, last_activity_at desc, id desc);
create index conversations_contact on conversations (organization_id, contact_id, id desc);

create table bot_sessions (
  organization_id uuid not null,
  contact_id uuid not null,
  channel_id uuid not null,
  data jsonb not null,
  updated_at timestamptz not null,
  primary key (organization_id, contact_id, channel_id)
) with (fillfactor = 80);

create table messages (
  organization_id uuid not null,
  -- UUIDv7: the order within a conversation and, by range, the hour of the ledger
  id uuid not null,
  conversation_id uuid not null,
  contact_id uuid not null,
  channel_id uuid not null,
  direction text not null,
  type text not null,
  content jsonb not null,
  actor_type text not null,
  actor_id uuid,
  actor_name text,
  epoch integer not null default 0,
  -- queued 0, sending 1, accepted 2, sent 3, failed 4, delivered 5, read 6, played 7: only upwards; null inbound
  status smallint,
  in_doubt boolean not null default false,
  failure jsonb,
  wamid text,
  attachment_id uuid,
  context jsonb,
  referral jsonb,
  reactions jsonb not null default '[]',
  client_key text,
  created_at timestamptz not null,
  accepted_at timestamptz,
  delivered_at timestamptz,
  read_at timestamptz,
  primary key (organization_id, id)
) with (fillfactor = 70);
create index messages_conversation on messages (organization_id, conversation_id, id desc);
create unique index messages_client_key on messages (organization_id, client_key) where client_key is not null;

-- narrow, so that messages can be partitioned by time
create table message_ids (
  organization_id uuid not null,
  channel_id uuid not null,
  wamid text not null,
  message_id uuid not null,
  primary key (organization_id, channel_id, wamid)
);

create table attachments (
  organization_id uuid not null,
  id uuid not null,
  message_id uuid,
  channel_id uuid,
  direction text not null check (direction in ('inbound', 'outbound')),
  kind text not null,
  -- pending → ready | failed; failed → pending on retry
  state text not null default 'pending' check (state in ('pending', 'ready', 'failed')),
  mime_type text not null,
  size_bytes bigint,
  sha256 text,
  file_name text,
  -- place in the MediaStore
  storage_key text,
  -- id at Meta and until when it may be used
  media_id text,
  media_id_expires_at timestamptz,
  error text,
  created_at timestamptz not null default now(),
  primary key (organization_id, id)
);

create table survey_answers (
  organization_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  contact_id uuid not null,
  survey text not null,
  score smallint not null,
  comment text,
  at timestamptz not null,
  primary key (organization_id, id)
);

-- ---------------------------------------------------------------- the path of a message
-- No row-level security on the next tables: they are worked off across tenants and say nothing to a reader.
create table inbox (
  id bigint generated always as identity primary key,
  shard smallint not null,
  organization_id uuid not null,
  channel_id uuid not null,
  -- whatsapp | timer | call_result
  kind text not null default 'whatsapp',
  -- JSON as text, not jsonb: jsonb refuses \u0000 and lone surrogates, and one such message would fail a whole
  -- group commit (docs/decisions/0004)
  payload text not null,
  received_at timestamptz not null default now()
) with (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 20000, autovacuum_vacuum_cost_delay = 1);

create table shard_leases (
  shard smallint primary key,
  owner uuid,
  epoch bigint not null default 0,
  expires_at timestamptz not null default '-infinity'
);
insert into shard_leases (shard) select generate_series(0, 63);

create table workers (
  id uuid primary key,
  expires_at timestamptz not null
);

-- Kept small: only what is about to leave is here (campaigns feed it by and by), so claims read all of it and
-- its updates touch no index (HOT).
create table outbox (
  -- order within a contact's line
  id bigint generated always as identity primary key,
  organization_id uuid not null,
  channel_id uuid not null,
  contact_id uuid not null,
  message_id uuid not null,
  -- 0 reply, 1 campaign
  lane smallint not null default 0,
  -- bot, user, api, template: what an ambiguous outcome may do
  origin text not null,
  -- queued → sending → (gone) | queued (refused, to retry) | unknown (nobody can say) → (gone) | queued once
  state text not null default 'queued' check (state in ('queued', 'sending', 'unknown')),
  attempts smallint not null default 0,
  resent boolean not null default false,
  not_before timestamptz not null default '-infinity',
  lease_owner uuid,
  lease_until timestamptz,
  unknown_since timestamptz,
  created_at timestamptz not null default now()
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 20000, autovacuum_vacuum_cost_delay = 1);
create index outbox_line on outbox (channel_id, contact_id, id);
create unique index outbox_message on outbox (message_id);

create table parked_statuses (
  id bigint generated always as identity primary key,
  organization_id uuid not null,
  channel_id uuid not null,
  wamid text not null,
  data jsonb not null,
  parked_at timestamptz not null default now()
);
create index parked_statuses_wamid on parked_statuses (channel_id, wamid);

create table timers (
  organization_id uuid not null,
  -- what the timer is about: a conversation
  subject_id uuid not null,
  name text not null,
  channel_id uuid not null,
  contact_id uuid not null,
  step integer not null,
  shard smallint not null,
  due_at timestamptz not null,
  primary key (organization_id, subject_id, name)
);
create index timers_due on timers (due_at);

-- received, handled, duplicate, quarantined per channel and hour; slot keeps processes off each other's rows
create table ledger_counters (
  organization_id uuid not null,
  channel_id uuid not null,
  hour timestamptz not null,
  kind text not null,
  slot smallint not null,
  count bigint not null,
  primary key (organization_id, channel_id, hour, kind, slot)
) with (fillfactor = 50);

create table quarantine (
  id uuid primary key,
  organization_id uuid,
  channel_id uuid,
  -- malformed | unknown_number | foreign_secret | failed
  reason text not null,
  error text,
  kind text not null default 'whatsapp',
  shard smallint not null default 0,
  payload bytea not null,
  received_at timestamptz not null,
  replayed_at timestamptz
);
create index quarantine_organization on quarantine (organization_id, id desc);

-- ---------------------------------------------------------------- events
create table event_counters (
  organization_id uuid primary key,
  seq bigint not null default 0,
  -- events up to here were cleaned away
  retained_from bigint not null default 0
) with (fillfactor = 50);

create table events (
  organization_id uuid not null,
  seq bigint not null,
  type text not null,
  at timestamptz not null,
  -- json, not jsonb: written once, read whole
  data json not null,
  primary key (organization_id, seq)
);

-- ---------------------------------------------------------------- tenants, twice isolated
do $$
declare t text;
begin
  foreach t in array array[
    'memberships', 'api_keys', 'audit_log', 'departments', 'bots', 'bot_versions', 'channels', 'templates',
    'contacts', 'identities', 'conversations', 'bot_sessions', 'messages', 'message_ids', 'attachments', 'survey_answers',
    'quarantine', 'events', 'sign_ins'
  ] loop
    execute format('alter table %I enable row level security', t);
    execute format(
      'create policy tenant on %I using (organization_id = any ((select nullif(current_setting(''balcao.orgs'', true), ''''))::uuid[]))', t);
  end loop;
end $$;
alter table organizations enable row level security;
create policy tenant on organizations using (id = any ((select nullif(current_setting('balcao.orgs', true), ''))::uuid[]));

-- ---------------------------------------------------------------- look-ups before the tenant is known
create function balcao_channel_directory() returns setof channels
  language sql stable security definer set search_path = public as
$$ select * from channels where deleted_at is null $$;

create function balcao_find_sign_in(hash bytea) returns setof sign_ins
  language sql stable security definer set search_path = public as
$$ select * from sign_ins where token_hash = hash and revoked_at is null and expires_at > now() $$;

create function balcao_find_api_key(key_hash bytea) returns setof api_keys
  language sql stable security definer set search_path = public as
$$ select * from api_keys where hash = key_hash and revoked_at is null $$;

create function balcao_memberships_of(member uuid) returns setof memberships
  language sql stable security definer set search_path = public as
$$ select * from memberships where user_id = member $$;

create function balcao_organizations() returns table (id uuid, name text, is_demo boolean, created_at timestamptz)
  language sql stable security definer set search_path = public as
$$ select id, name, is_demo, created_at from organizations $$;

-- Deliveries of unknown numbers belong to no tenant: nobody but the operator may see them.
create function balcao_quarantine(
  item_id uuid, item_organization uuid, item_channel uuid, item_reason text, item_error text, item_kind text,
  item_shard smallint, item_payload bytea, item_received timestamptz
) returns void language sql security definer set search_path = public as
$$ insert into quarantine (id, organization_id, channel_id, reason, error, kind, shard, payload, received_at)
   values (item_id, item_organization, item_channel, item_reason, item_error, item_kind, item_shard, item_payload, item_received) $$;

-- Without statistics the planner takes organization_id alone for a good index condition and reads a whole tenant
-- per row. Autovacuum looks once a minute; a new installation under load cannot wait that long.
create function balcao_analyze_young_tables() returns integer
  language plpgsql security definer set search_path = public set default_statistics_target = 10 as
$$
declare
  young record;
  analyzed integer := 0;
begin
  if not pg_try_advisory_xact_lock(4242001) then return 0; end if;
  for young in
    select c.oid::regclass as name from pg_class c join pg_stat_user_tables s on s.relid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
       and c.relname not in ('inbox', 'outbox', 'jobs', 'ledger_counters', 'event_counters')
       and c.reltuples < 50000 and s.n_mod_since_analyze > greatest(100, 3 * c.reltuples)
  loop
    execute format('analyze %s', young.name);
    analyzed := analyzed + 1;
  end loop;
  return analyzed;
end
$$;
