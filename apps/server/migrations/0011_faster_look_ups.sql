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
