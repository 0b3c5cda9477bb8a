-- Search over contacts and messages, the counters of reports, and what readers of the event log need.

-- The backfills below and the cursors they set are of one moment: nobody writes in between.
lock table messages, conversations, event_counters in share mode;

-- ---------------------------------------------------------------- readers of the event log
-- Over all organizations, for the consumers of one process: where events wait for them. Uses the keys.
create function balcao_log_lag(consumers text[])
  returns table (consumer text, organization_id uuid, lag bigint)
  language sql stable security definer set search_path = public as
$$ select k.name, c.organization_id, c.seq - coalesce(l.seq, 0)
     from unnest(consumers) as k(name) cross join event_counters c
     left join log_cursors l on l.consumer = k.name and l.organization_id = c.organization_id
    where c.seq > coalesce(l.seq, 0) $$;

-- ---------------------------------------------------------------- search: words
-- Without case and accents. Unicode's own decomposition, not the extension's rules: these differ between releases of
-- PostgreSQL, and what stands in an index may not. modules/search/rules/plain-text.ts does the same.
create function balcao_plain(said text) returns text
  language sql immutable parallel safe strict as
$$ select lower(regexp_replace(normalize(said, NFKD), '[\u0300-\u036f]', '', 'g')) $$;

-- Its words, letters and digits of any language, each behind `mark`; a very long one by its beginning.
create function balcao_words(said text, mark text default '') returns text[]
  language sql immutable parallel safe strict as
$$ select array_remove(string_to_array(
     mark || regexp_replace(
       regexp_replace(public.balcao_plain(left(said, 20000)),
         '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u2000-\u2bff\u3000-\u303f\ufe00-\ufe0f\U0001f000-\U0001faff\U000e0000-\U000e007f]+',
         ' ' || mark, 'g'),
       '([^ ]{200})[^ ]+', '\1', 'g'), ' '), mark) $$;

-- What people said in a message: the customer's words, choices and files' names, an agent's text, a colleague's note.
-- Null: nothing; the bot's and programs' messages are not searched.
create function balcao_said(direction text, actor_type text, content jsonb) returns text
  language plpgsql immutable parallel safe as
$$
begin
  if direction = 'system' then return content #>> '{note,body}'; end if;
  if direction = 'outbound' and actor_type not in ('user', 'phone') then return null; end if;
  case content ->> 'type'
    when 'text' then return content #>> '{text,body}';
    when 'image' then return content #>> '{image,caption}';
    when 'video' then return content #>> '{video,caption}';
    when 'document' then
      return nullif(concat_ws(' ', content #>> '{document,caption}', content #>> '{document,filename}'), '');
    when 'button' then return content #>> '{button,text}';
    when 'order' then return content #>> '{order,text}';
    when 'edit' then return content #>> '{edit,message,text,body}';
    when 'location' then
      return nullif(concat_ws(' ', content #>> '{location,name}', content #>> '{location,address}'), '');
    when 'contacts' then
      return (select string_agg(one #>> '{}', ' ') from (
                select one from jsonb_path_query(content, '$.contacts[*].name.formatted_name') one
                union all
                select one from jsonb_path_query(content, '$.contacts[*].phones[*].phone') one) all_of_them);
    when 'interactive' then
      return nullif(concat_ws(' ',
        content #>> '{interactive,button_reply,title}', content #>> '{interactive,list_reply,title}',
        content #>> '{interactive,list_reply,description}', content #>> '{interactive,body,text}',
        (select string_agg(answer.value, ' ') from jsonb_each_text(
           case jsonb_typeof(content #> '{interactive,nfm_reply,response}')
             when 'object' then (content #> '{interactive,nfm_reply,response}') - 'flow_token' else '{}' end) answer)), '');
    else return null;
  end case;
end
$$;

-- Each word begins with the end of the organization's id: one index over all tenants then reads this tenant's words
-- only, also for the beginning of a word. Two tenants with the same six characters cost time, never a wrong hit.
create function balcao_lexemes(organization uuid, said text) returns tsvector
  language sql immutable parallel safe strict as
$$ select array_to_tsvector(public.balcao_words(said, right(organization::text, 6))) $$;

-- All words, the last one by its beginning. Null: nothing to look for.
create function balcao_query(organization uuid, asked text) returns tsquery
  language sql immutable parallel safe strict as
$$ select ('''' || nullif(array_to_string(public.balcao_words(asked, right(organization::text, 6)), ''' & '''), '') || ''':*')::tsquery $$;

-- No pending list: it would be read from end to end by every search.
create index message_search_words on message_search using gin (words) with (fastupdate = off);

-- ---------------------------------------------------------------- search: look-ups
-- `@@` and `like` are not leakproof, so under row-level security no index would serve them: these functions are the
-- tables' owner and check the scope themselves.

-- Of all tenants, by the index of words and nothing else. Run by the next function only: called by anybody else,
-- row-level security holds.
create function balcao_messages_with(query tsquery)
  returns table (organization_id uuid, message_id uuid, conversation_id uuid)
  language sql stable rows 1000
  set search_path = public set enable_seqscan = off set enable_bitmapscan = on as
$$ select s.organization_id, s.message_id, s.conversation_id from message_search s where s.words @@ query $$;

-- Newest first, before the cursor. A common word is among the newest few thousand messages, which are read in order of
-- the key, whatever statistics say; a rarer one has few rows, which the index of words gives at once.
create function balcao_search_messages(organization uuid, asked text, before uuid, wanted integer)
  returns table (message_id uuid, conversation_id uuid)
  language plpgsql stable security definer rows 50
  set search_path = public set enable_seqscan = off set enable_bitmapscan = off as
$$
declare
  query tsquery := balcao_query(organization, asked);
  upper_end uuid := coalesce(before, 'ffffffff-ffff-ffff-ffff-ffffffffffff');
  lower_end uuid;
  seen integer;
begin
  if query is null
     or organization <> all (coalesce(nullif(current_setting('balcao.orgs', true), ''), '{}')::uuid[]) then
    return;
  end if;
  select s.message_id into lower_end from message_search s
   where s.organization_id = organization and s.message_id < upper_end
   order by s.message_id desc offset 4999 limit 1;
  return query
    select n.message_id, n.conversation_id
      from (select s.message_id, s.conversation_id, s.words from message_search s
             where s.organization_id = organization and s.message_id < upper_end
               and s.message_id >= coalesce(lower_end, '00000000-0000-0000-0000-000000000000')
             order by s.message_id desc offset 0) n
     where n.words @@ query limit wanted;
  get diagnostics seen = row_count;
  if lower_end is null or seen >= wanted then return; end if;
  return query
    select h.message_id, h.conversation_id from balcao_messages_with(query) h
     where h.organization_id = organization and h.message_id < lower_end
     order by h.message_id desc limit wanted - seen;
end
$$;
-- A contact's name, user name, e-mail and number as one text, for words anywhere in it; a Brazilian mobile number with
-- and without the ninth digit.
create function balcao_contact_text(name text, username text, email text, phone text) returns text
  language sql immutable parallel safe as
$$ select ' ' || public.balcao_plain(concat_ws(' ', name, username, email, phone,
     case when phone ~ '^55[1-9]\d9[6-9]\d{7}$' then left(phone, 4) || right(phone, 8)
          when phone ~ '^55[1-9]\d[6-9]\d{7}$' then left(phone, 4) || '9' || right(phone, 8) end)) $$;

alter table contacts add column search_text text
  generated always as (balcao_contact_text(name, username, email, phone)) stored;

create index contacts_search on contacts using gin ((array[organization_id]), search_text gin_trgm_ops)
  with (gin_pending_list_limit = 256) where merged_into is null;

-- What `search_text` must be like, all of it, longest first. Words of one or two letters count at the beginning of a
-- word only: trigrams cannot find them elsewhere; but an e-mail address is looked for as it is written, whose short parts
-- stand behind a dot. A number is found however it is written. Null: nothing to look for.
create function balcao_contact_patterns(asked text) returns text[]
  language sql immutable parallel safe strict as
$$ select case
     when asked ~ '^[-0-9 ().+]+$' and asked ~ '\d.*\d.*\d' then array['%' || regexp_replace(asked, '\D', '', 'g') || '%']
     else (select array_agg(pattern order by length(pattern) desc) from (
             select case when length(word) < 3 then '% ' else '%' end || word || '%' as pattern
               from unnest(public.balcao_words(regexp_replace(asked, '\S+@\S+', ' ', 'g'))) word
             union all
             select '%' || regexp_replace(public.balcao_plain(address[1]), '[\\%_]', '\\\&', 'g') || '%'
               from regexp_matches(asked, '\S+@\S+', 'g') address) patterns) end $$;

-- Contacts like that; names that begin so first. Of very many (5,000) any.
create function balcao_search_contacts(organization uuid, asked text, wanted integer) returns setof uuid
  language plpgsql stable security definer rows 20
  set search_path = public set enable_seqscan = off as
$$
declare
  patterns text[] := balcao_contact_patterns(asked);
  beginning text := ' ' || balcao_plain(asked) || '%';
begin
  if patterns is null
     or organization <> all (coalesce(nullif(current_setting('balcao.orgs', true), ''), '{}')::uuid[]) then
    return;
  end if;
  return query
    select found.id from (
      select c.id, c.search_text from contacts c
       where array[c.organization_id] @> array[organization] and c.merged_into is null
         -- the longest two by the index, the rest as a filter
         and c.search_text like patterns[1] and c.search_text like coalesce(patterns[2], patterns[1])
         and c.search_text like all (patterns)
       limit 5000) found
     order by found.search_text like beginning desc, found.search_text, found.id
     limit wanted;
end
$$;

-- The words of every stored message that has none yet: what the log no longer tells.
create function balcao_index_messages(organization uuid) returns void
  language sql set search_path = public as
$$ insert into message_search (organization_id, message_id, conversation_id, contact_id, words)
   select m.organization_id, m.id, m.conversation_id, m.contact_id, balcao_lexemes(m.organization_id, said)
     from messages m, lateral (select balcao_said(m.direction, m.actor_type, m.content) as said offset 0) s
    where m.organization_id = organization and said is not null
       on conflict do nothing $$;

-- ---------------------------------------------------------------- reports: counters
-- Now also by department and by agent, so that every filter of a report finds its numbers here.
drop table report_hours;
create table report_hours (
  organization_id uuid not null,
  -- its start, UTC
  hour timestamptz not null,
  channel_id uuid not null,
  -- whose the conversation was when the message was written; null: nobody's yet
  department_id uuid,
  -- inbound, bot, user, api, phone
  actor text not null,
  -- the person behind `user`
  agent_id uuid,
  -- messages, and of ours how many got that far
  messages integer not null default 0,
  sent integer not null default 0,
  delivered integer not null default 0,
  read integer not null default 0,
  failed integer not null default 0
) with (fillfactor = 70);
create unique index report_hours_key on report_hours
  (organization_id, hour, channel_id, actor, department_id, agent_id) nulls not distinct;

-- Messages of ours that may still get further, with what was counted of them: so each counts once per column, whatever
-- statuses come twice, late or never. A message that was read is done with; the others go after 35 days.
create table report_deliveries (
  organization_id uuid not null,
  message_id uuid not null,
  hour timestamptz not null,
  channel_id uuid not null,
  department_id uuid,
  actor text not null,
  agent_id uuid,
  -- 1 sent, 2 delivered, 4 read, 8 failed
  reached smallint not null,
  primary key (organization_id, message_id)
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);

do $$
declare t text;
begin
  foreach t in array array['report_hours', 'report_deliveries'] loop
    execute format('alter table %I enable row level security', t);
    execute format(
      'create policy tenant on %I using (organization_id = any ((select nullif(current_setting(''balcao.orgs'', true), ''''))::uuid[]))', t);
  end loop;
end $$;

-- Who a message is counted for; null: not a message in itself (activity, note, reaction, notice of WhatsApp).
create function balcao_report_actor(direction text, type text, actor_type text) returns text
  language sql immutable parallel safe as
$$ select case
     when type in ('reaction', 'system', 'edit', 'revoke', 'request_welcome') then null
     when direction = 'inbound' then 'inbound'
     when direction = 'outbound' and actor_type = 'system' then 'bot'
     when direction = 'outbound' then actor_type
   end $$;

-- Which columns a status counts in: one that was read was delivered, one that was delivered was sent.
create function balcao_reached(status smallint) returns smallint
  language sql immutable parallel safe as
$$ select case when status >= 6 then 7 when status = 5 then 3 when status = 4 then 8 when status = 3 then 1 else 0 end::smallint $$;

-- The counters anew from the stored messages, with the department a conversation has now: what the log no longer tells.
create function balcao_count_messages(organization uuid) returns void
  language sql set search_path = public as
$$ delete from report_hours where organization_id = organization;
   delete from report_deliveries where organization_id = organization;
   insert into report_hours (organization_id, hour, channel_id, department_id, actor, agent_id, messages, sent, delivered, read, failed)
   select m.organization_id, date_trunc('hour', m.created_at, 'UTC'), m.channel_id, c.department_id, a.actor,
          case a.actor when 'user' then m.actor_id end, count(*),
          count(*) filter (where a.reached & 1 > 0), count(*) filter (where a.reached & 2 > 0),
          count(*) filter (where a.reached & 4 > 0), count(*) filter (where a.reached & 8 > 0)
     from messages m
     join conversations c on c.organization_id = m.organization_id and c.id = m.conversation_id,
          lateral (select balcao_report_actor(m.direction, m.type, m.actor_type) as actor, balcao_reached(m.status) as reached offset 0) a
    where m.organization_id = organization and a.actor is not null
    group by 1, 2, 3, 4, 5, 6;
   insert into report_deliveries (organization_id, message_id, hour, channel_id, department_id, actor, agent_id, reached)
   select m.organization_id, m.id, date_trunc('hour', m.created_at, 'UTC'), m.channel_id, c.department_id, a.actor,
          case a.actor when 'user' then m.actor_id end, a.reached
     from messages m
     join conversations c on c.organization_id = m.organization_id and c.id = m.conversation_id,
          lateral (select balcao_report_actor(m.direction, m.type, m.actor_type) as actor, balcao_reached(m.status) as reached offset 0) a
    where m.organization_id = organization and m.direction = 'outbound' and a.actor is not null and a.reached & 4 = 0
      and m.created_at > now() - interval '35 days' $$;

-- ---------------------------------------------------------------- reports: facts
-- What reports read of `detail`, as columns, so that an index alone answers them.
alter table service_log
  -- bot_replied, first_replied: how long it took; resolved, abandoned: how old the conversation was
  add column took_ms bigint generated always as (
    case when jsonb_typeof(coalesce(detail -> 'after_ms', detail -> 'resolution_ms')) = 'number'
      then (coalesce(detail ->> 'after_ms', detail ->> 'resolution_ms'))::numeric::bigint end) stored,
  -- queued: why it waits; resolved: why it was closed
  add column reason text generated always as (detail ->> 'reason') stored,
  -- the agent it was given to, who replied, who had it
  add column agent_id uuid generated always as (
    case when detail ->> 'agent_id' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then (detail ->> 'agent_id')::uuid
         when actor_type = 'user' then actor_id end) stored,
  -- how it ended. people: they answered or closed it. bot: nobody was ever asked for. left: the customer gave up waiting
  add column outcome text generated always as (
    case when kind = 'abandoned' or (kind = 'left_queue' and actor_type = 'customer') then 'left'
         when kind <> 'resolved' then null
         when detail -> 'handled_by_people' = 'true' or actor_type = 'user' then 'people'
         when not detail ? 'since_waiting_ms' then 'bot'
         when actor_type = 'customer' then 'left'
         else 'other' end) stored,
  -- index-only scans need pages known to be visible to all
  set (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_vacuum_insert_threshold = 5000);
create index service_log_facts on service_log (organization_id, kind, at)
  include (conversation_id, channel_id, department_id, agent_id, took_ms, reason, outcome);

-- ---------------------------------------------------------------- what is stored already
select balcao_index_messages(id), balcao_count_messages(id) from organizations;
insert into log_cursors (consumer, organization_id, seq)
select name, organization_id, seq from event_counters, unnest(array['search', 'reports']) as name;
