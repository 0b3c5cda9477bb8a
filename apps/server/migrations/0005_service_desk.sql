-- The service desk: departments that people work in, the queue, hours, SLA, notes, surveys, what reports are made of.

-- ---------------------------------------------------------------- lanes
alter table jobs drop constraint jobs_lane_check;
alter table jobs add constraint jobs_lane_check
  check (lane in ('inbound', 'reply', 'desk', 'webhook', 'campaign', 'maintenance'));

-- ---------------------------------------------------------------- hours
create table calendars (
  organization_id uuid not null references organizations (id),
  id uuid not null,
  name text not null,
  -- BusinessCalendar of packages/calendar
  definition jsonb not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id)
);

-- the calendar of whatever names none; null: always open
alter table organizations add column calendar_id uuid;
-- survey, close reasons, presence times: resources/desk.ts deskSettings
alter table organizations add column desk jsonb not null default '{}';

-- ---------------------------------------------------------------- departments and agents
alter table departments
  add column routing text not null default 'longest_idle'
    check (routing in ('longest_idle', 'least_loaded', 'round_robin', 'manual')),
  -- the agent who last served this customer comes first
  add column sticky boolean not null default true,
  add column calendar_id uuid,
  add column announce_position boolean not null default true,
  -- minutes of business time a waiting customer may be silent; null: for ever
  add column abandon_after_minutes integer check (abandon_after_minutes > 0),
  -- round robin goes on after this one
  add column last_agent_id uuid,
  add column archived_at timestamptz,
  add column created_at timestamptz not null default now(),
  add column updated_at timestamptz not null default now();

create table department_members (
  organization_id uuid not null,
  department_id uuid not null,
  user_id uuid not null,
  primary key (organization_id, department_id, user_id)
);
create index department_members_user on department_members (organization_id, user_id);

create table sla_policies (
  organization_id uuid not null,
  department_id uuid not null,
  -- minutes; null: no promise. alert: how long after the start the early alert comes
  first_response_minutes integer check (first_response_minutes > 0),
  first_response_alert_minutes integer check (first_response_alert_minutes > 0),
  next_response_minutes integer check (next_response_minutes > 0),
  next_response_alert_minutes integer check (next_response_alert_minutes > 0),
  resolution_minutes integer check (resolution_minutes > 0),
  resolution_alert_minutes integer check (resolution_alert_minutes > 0),
  -- minutes of the department's calendar; false: of the clock on the wall
  business_hours boolean not null default true,
  -- the resolution clock stands while the last word is ours
  pause_while_waiting boolean not null default true,
  primary key (organization_id, department_id)
);

-- The figures of the automation patterns (SLA_CONFIG) for departments that exist already; new ones get theirs from the code.
insert into sla_policies (organization_id, department_id, first_response_minutes, first_response_alert_minutes,
                          next_response_minutes, next_response_alert_minutes, resolution_minutes, resolution_alert_minutes)
select organization_id, id, first, early, first, early, 480, 420
  from departments, lateral (select case slug when 'vendas' then 5 when 'financeiro' then 20 else 15 end as first,
                                    case slug when 'vendas' then 3 when 'financeiro' then 15 else 10 end as early) figures;

-- one per member who may answer; made when first needed
create table agents (
  organization_id uuid not null,
  user_id uuid not null,
  -- open conversations that routing may give them
  capacity integer not null default 5 check (capacity between 0 and 100),
  -- what they chose
  wanted text not null default 'away' check (wanted in ('online', 'away', 'offline')),
  -- what holds: offline while no panel of theirs is connected
  presence text not null default 'offline' check (presence in ('online', 'away', 'offline')),
  -- away because nobody touched the panel; the first touch ends it
  auto_away boolean not null default false,
  presence_at timestamptz not null default now(),
  last_seen_at timestamptz,
  -- since when they were given nothing and freed of nothing: the longest idle is served first
  idle_since timestamptz not null default now(),
  primary key (organization_id, user_id)
) with (fillfactor = 70);
create index agents_seen on agents (last_seen_at) where presence <> 'offline';

-- ---------------------------------------------------------------- the queue
-- A row exists exactly while a conversation is open and its owner is the queue.
create table queue_entries (
  organization_id uuid not null,
  conversation_id uuid not null,
  -- null: whoever is free
  department_id uuid,
  -- 0 alta, 1 media, 2 baixa
  priority smallint not null default 1,
  -- since when the customer waits for a person; kept over transfers and returns
  waiting_since timestamptz not null,
  entered_at timestamptz not null,
  -- who served this customer last
  preferred_agent_id uuid,
  -- the customer's last word
  heard_at timestamptz,
  -- what the customer was told
  told_position integer,
  told_minutes integer,
  told_at timestamptz,
  primary key (organization_id, conversation_id)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 5000);
create index queue_entries_order on queue_entries (organization_id, department_id, priority, waiting_since, conversation_id);

alter table conversations
  -- since when the customer waits for a person in this conversation; cleared when the bot gets it back
  add column waiting_since timestamptz,
  add column assigned_at timestamptz,
  -- the first word of a person since it began to wait
  add column first_reply_at timestamptz,
  -- the most urgent SLA clock: resources/desk.ts slaState
  add column sla jsonb,
  add column close_reason text,
  add column close_note text,
  -- who had it when it closed, or closed it
  add column resolved_by uuid;
-- Not the bot's: it has most of them, and each of its turns would write these indexes.
create index conversations_queue on conversations (organization_id, department_id, last_activity_at desc, id desc)
  where status = 'open' and department_id is not null;
create index conversations_people on conversations (organization_id, owner, last_activity_at desc, id desc)
  where status = 'open' and owner <> 'bot';
create index conversations_at_risk on conversations (organization_id, last_activity_at desc, id desc)
  where status = 'open' and sla->>'state' in ('alert', 'breached');
create index conversations_agent on conversations (organization_id, assignee_id) where status = 'open' and owner = 'agent';

alter table contacts
  add column blocked_at timestamptz,
  add column last_agent_id uuid;

-- ---------------------------------------------------------------- what happened, for good: SLA and reports are made of it
create table service_log (
  organization_id uuid not null,
  -- UUIDv7
  id uuid not null,
  conversation_id uuid not null,
  contact_id uuid not null,
  channel_id uuid not null,
  department_id uuid,
  -- opened, bot_replied, queued, left_queue, abandoned, assigned, first_replied, transferred, resolved, reopened, rated
  kind text not null,
  actor_type text not null,
  actor_id uuid,
  at timestamptz not null,
  detail jsonb not null default '{}',
  primary key (organization_id, id)
);
create index service_log_conversation on service_log (organization_id, conversation_id, id);
create index service_log_at on service_log (organization_id, at);
-- the estimate of a wait is made of the newest ones that people resolved
create index service_log_served on service_log (organization_id, department_id, at desc)
  where kind = 'resolved' and detail ? 'service_ms';

create table sla_breaches (
  organization_id uuid not null,
  conversation_id uuid not null,
  -- first_response, next_response, resolution
  clock text not null,
  -- alert, breach
  level text not null,
  -- which round of that clock: its start
  started_at timestamptz not null,
  due_at timestamptz not null,
  department_id uuid,
  assignee_id uuid,
  noticed_at timestamptz not null,
  primary key (organization_id, conversation_id, clock, level, started_at)
);
create index sla_breaches_at on sla_breaches (organization_id, noticed_at);

-- ---------------------------------------------------------------- surveys
alter table survey_answers
  -- csat 1-5, nps 0-10
  add column agent_id uuid,
  add column department_id uuid;
create index survey_answers_at on survey_answers (organization_id, at);
create index survey_answers_conversation on survey_answers (organization_id, conversation_id);

-- asked and not answered; at most one per contact and number
create table survey_requests (
  organization_id uuid not null,
  contact_id uuid not null,
  channel_id uuid not null,
  conversation_id uuid not null,
  agent_id uuid,
  department_id uuid,
  survey text not null check (survey in ('nps', 'csat')),
  -- score → comment → (gone)
  step text not null default 'score' check (step in ('score', 'comment')),
  answer_id uuid,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (organization_id, contact_id, channel_id)
);

-- ---------------------------------------------------------------- agents' tools
create table canned_replies (
  organization_id uuid not null,
  id uuid not null,
  shortcut text not null,
  title text not null,
  body text not null,
  -- null: everybody's
  department_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, id)
);
create unique index canned_replies_shortcut on canned_replies (organization_id, lower(shortcut));

create table tags (
  organization_id uuid not null,
  id uuid not null,
  name text not null,
  color text not null default 'neutral',
  created_at timestamptz not null default now(),
  primary key (organization_id, id)
);
create unique index tags_name on tags (organization_id, lower(name));

create table notifications (
  organization_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  -- mention, assigned, transferred, sla_alert, sla_breach
  kind text not null,
  conversation_id uuid,
  message_id uuid,
  data jsonb not null default '{}',
  at timestamptz not null,
  read_at timestamptz,
  primary key (organization_id, id)
);
create index notifications_user on notifications (organization_id, user_id, id desc);

-- every e-mail: what was sent, what waits, what failed and why
create table mails (
  organization_id uuid not null,
  id uuid not null,
  to_address text not null,
  subject text not null,
  html text not null,
  text text not null,
  -- queued → sent | failed; held: this installation has no SMTP server
  state text not null default 'queued' check (state in ('queued', 'sent', 'failed', 'held')),
  error text,
  attempts integer not null default 0,
  created_at timestamptz not null,
  sent_at timestamptz,
  primary key (organization_id, id)
);

-- ---------------------------------------------------------------- accounts
alter table memberships add column disabled_at timestamptz;
alter table users
  -- sealed (platform/crypto); null: no second factor
  add column totp_secret bytea,
  add column totp_confirmed_at timestamptz,
  -- the last 30-second step a code was accepted for: none is taken twice
  add column totp_last_step bigint,
  add column recovery_hashes bytea[] not null default '{}';
alter table sign_in_tokens add column purpose text not null default 'sign_in' check (purpose in ('sign_in', 'second_factor'));
create index audit_log_newest on audit_log (organization_id, id desc);

-- ---------------------------------------------------------------- readers of the event log
create table log_cursors (
  consumer text not null,
  organization_id uuid not null,
  seq bigint not null default 0,
  primary key (consumer, organization_id)
) with (fillfactor = 70);

-- words of people, found by search; filled from the event log, so that no message waits for it
create table message_search (
  organization_id uuid not null,
  message_id uuid not null,
  conversation_id uuid not null,
  contact_id uuid not null,
  words tsvector not null,
  primary key (organization_id, message_id)
);

-- messages per hour; made from events, so bot and people are never mixed
create table report_hours (
  organization_id uuid not null,
  channel_id uuid not null,
  -- start of the hour, UTC
  hour timestamptz not null,
  -- inbound, bot, user, api, phone
  actor text not null,
  -- messages, and of the outbound how many got that far
  messages bigint not null default 0,
  sent bigint not null default 0,
  delivered bigint not null default 0,
  read bigint not null default 0,
  failed bigint not null default 0,
  primary key (organization_id, channel_id, hour, actor)
) with (fillfactor = 70);

-- ---------------------------------------------------------------- tenants, twice isolated
do $$
declare t text;
begin
  foreach t in array array[
    'calendars', 'department_members', 'sla_policies', 'agents', 'queue_entries', 'service_log', 'sla_breaches',
    'survey_requests', 'canned_replies', 'tags', 'notifications', 'mails', 'log_cursors', 'message_search', 'report_hours'
  ] loop
    execute format('alter table %I enable row level security', t);
    execute format(
      'create policy tenant on %I using (organization_id = any ((select nullif(current_setting(''balcao.orgs'', true), ''''))::uuid[]))', t);
  end loop;
end $$;
