-- Work to do after commit (platform/jobs). No tenant policy: workers serve all organizations.
create table jobs (
  id bigint generated always as identity primary key,
  lane text not null check (lane in ('inbound', 'reply', 'webhook', 'campaign', 'maintenance')),
  kind text not null,
  organization_id uuid,
  -- jobs of one key run one at a time, in id order; a waiting or retried one holds back those behind it
  key text,
  -- among jobs not begun yet; cleared when a job is taken, so that news arriving while it runs make a new one
  unique_key text,
  payload jsonb not null default '{}',
  -- ready -> running -> done; running -> ready (retry, lost lease) or dead (no attempts left, refused); dead -> ready by hand
  state text not null default 'ready' check (state in ('ready', 'running', 'done', 'dead')),
  run_at timestamptz not null default now(),
  attempts integer not null default 0,
  max_attempts integer not null default 20 check (max_attempts > 0),
  lease_owner uuid,
  lease_until timestamptz,
  last_error text,
  created_at timestamptz not null default now(),
  finished_at timestamptz
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);
create index jobs_ready on jobs (lane, run_at, id) where state = 'ready';
create index jobs_line on jobs (key, id) where key is not null and state in ('ready', 'running');
create index jobs_lease on jobs (lease_until) where state = 'running';
create index jobs_finished on jobs (state, finished_at) where state in ('done', 'dead');
create unique index jobs_one_running_per_key on jobs (key) where key is not null and state = 'running';
create unique index jobs_unique_key on jobs (unique_key) where unique_key is not null;

-- one run per tick, whichever process sees it first
create table job_schedules (
  name text primary key,
  last_tick timestamptz not null
);
