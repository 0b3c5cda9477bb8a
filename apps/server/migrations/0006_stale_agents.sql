-- Agents whose panel is gone, tags that follow a new name, and names that an archived department gives back.

-- Who is not offline and was not seen for as long as their organization waits; organization null: over all, for one
-- job. Nobody counts as unseen from before the looker's own start: after a standstill panels come back first.
-- Uses agents_seen; 30 seconds is the least an organization may set.
create function balcao_stale_agents(at timestamptz, looking_since timestamptz, organization uuid)
  returns table (organization_id uuid, user_id uuid)
  language sql stable security definer set search_path = public as
$$ select a.organization_id, a.user_id
     from agents a
     join memberships m on m.organization_id = a.organization_id and m.user_id = a.user_id
     join organizations o on o.id = a.organization_id
    where a.presence <> 'offline' and (organization is null or a.organization_id = organization)
      and (a.last_seen_at is null or a.last_seen_at < at - interval '30 seconds')
      and greatest(coalesce(a.last_seen_at, '-infinity'), looking_since)
          < at - make_interval(secs => coalesce((o.desk #>> '{presence,offline_after_seconds}')::integer, 90))
    order by a.organization_id, a.user_id
    limit 1000 $$;

-- A slug never changes, but one that is archived no longer stands in the way of a new department's.
alter table departments drop constraint departments_organization_id_slug_key;
create unique index departments_slug on departments (organization_id, slug) where archived_at is null;
create unique index departments_name on departments (organization_id, lower(name)) where archived_at is null;

alter table tags
  -- what it was called, while contacts still follow (job tags.follow)
  add column former_names text[] not null default '{}',
  -- being taken from contacts; then the row goes
  add column removed_at timestamptz;

-- Most contacts have no tag: they cost this index nothing.
create index contacts_tags on contacts using gin (tags) where tags <> '{}';

-- `&&` is not leakproof, so under row-level security the index above would go unused; the scope is checked here instead.
-- Planned for the names asked for: a plan for any names reads every contact.
create function balcao_tagged_contacts(organization uuid, names text[], after uuid, size integer) returns setof uuid
  language sql stable security definer set search_path = public set plan_cache_mode = force_custom_plan as
$$ select c.id from contacts c
    where c.organization_id = organization and c.tags && names and c.tags <> '{}' and c.merged_into is null
      and (after is null or c.id > after)
      and organization = any ((select nullif(current_setting('balcao.orgs', true), ''))::uuid[])
    order by c.id limit size $$;
