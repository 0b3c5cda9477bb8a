-- Look-ups that cost more than they need to.

-- ---------------------------------------------------------------- row-level security
-- The scope becomes an array once per statement: with the cast outside, each row read without an index parsed it anew.
do $$
declare p record;
begin
  for p in select tablename, case tablename when 'organizations' then 'id' else 'organization_id' end as key
             from pg_policies where schemaname = 'public' and policyname = 'tenant' loop
    execute format(
      'alter policy tenant on %I using (%I = any ((select nullif(current_setting(''balcao.orgs'', true), '''')::uuid[])::uuid[]))',
      p.tablename, p.key);
  end loop;
end $$;

-- ---------------------------------------------------------------- contacts by name
-- As it was, but an e-mail address is looked for as it is written: its short parts stand behind a dot, not at the
-- beginning of a word.
create or replace function balcao_contact_patterns(asked text) returns text[]
  language sql immutable parallel safe strict as
$$ select case
     when asked ~ '^[-0-9 ().+]+$' and asked ~ '\d.*\d.*\d' then array['%' || regexp_replace(asked, '\D', '', 'g') || '%']
     else (select array_agg(pattern order by length(pattern) desc) from (
             select case when length(word) < 3 then '% ' else '%' end || word || '%' as pattern
               from unnest(public.balcao_words(regexp_replace(asked, '\S+@\S+', ' ', 'g'))) word
             union all
             select '%' || regexp_replace(public.balcao_plain(address[1]), '[\\%_]', '\\\&', 'g') || '%'
               from regexp_matches(asked, '\S+@\S+', 'g') address) patterns) end $$;

-- Contacts like that, newest first, before the cursor. What many are called is found among the newest few thousand
-- contacts, which are read in order of the key, whatever statistics say; of fewer the index gives all.
create function balcao_named_contacts(organization uuid, asked text, before uuid, wanted integer) returns setof uuid
  language plpgsql stable security definer rows 100
  set search_path = public set enable_seqscan = off set enable_bitmapscan = off as
$$
declare
  patterns text[] := balcao_contact_patterns(asked);
  upper_end uuid := coalesce(before, 'ffffffff-ffff-ffff-ffff-ffffffffffff');
  lower_end uuid;
  seen integer;
begin
  if patterns is null
     or organization <> all (coalesce(nullif(current_setting('balcao.orgs', true), ''), '{}')::uuid[]) then
    return;
  end if;
  select c.id into lower_end from contacts c
   where c.organization_id = organization and c.id < upper_end
   order by c.id desc offset 4999 limit 1;
  return query
    select n.id
      from (select c.id, c.search_text from contacts c
             where c.organization_id = organization and c.id < upper_end and c.merged_into is null
               and c.id >= coalesce(lower_end, '00000000-0000-0000-0000-000000000000')
             order by c.id desc offset 0) n
     where n.search_text like all (patterns) limit wanted;
  get diagnostics seen = row_count;
  if lower_end is null or seen >= wanted then return; end if;
  return query
    select h.id from balcao_contacts_like(organization, patterns) h(id)
     where h.id < lower_end order by h.id desc limit wanted - seen;
end
$$;

-- By the index of names and nothing else. Run by the function above only: called by anybody else, row-level security
-- holds.
create function balcao_contacts_like(organization uuid, patterns text[]) returns setof uuid
  language sql stable rows 1000
  set search_path = public set enable_seqscan = off set enable_bitmapscan = on as
$$ select c.id from contacts c
    where array[c.organization_id] @> array[organization] and c.merged_into is null
      -- the longest two by the index, the rest as a filter
      and c.search_text like patterns[1] and c.search_text like coalesce(patterns[2], patterns[1])
      and c.search_text like all (patterns) $$;

-- As it was, but what a name should begin with is worked out once and not for each contact found.
create or replace function balcao_search_contacts(organization uuid, asked text, wanted integer) returns setof uuid
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
