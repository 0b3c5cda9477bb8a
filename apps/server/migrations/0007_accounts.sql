-- Accounts: who may not sign in any more, and the code after the password.

-- Looked up before the tenant is known. A disabled membership is none.
create or replace function balcao_memberships_of(member uuid) returns setof memberships
  language sql stable security definer set search_path = public as
$$ select * from memberships where user_id = member and disabled_at is null $$;

alter table sign_in_tokens
  -- second_factor: codes tried so far
  add column tries integer not null default 0,
  -- second_factor: what was right before the code
  add column first_factor text check (first_factor in ('password', 'token'));
create index sign_in_tokens_user on sign_in_tokens (user_id);

-- Opened by a one-time link: may choose a password without telling the present one, once.
alter table sign_ins add column by_link boolean not null default false;
