-- Sign-in tries are counted per e-mail address as typed, known or not, so that being locked tells nobody which
-- addresses have an account. Only a hash of the address is kept.
create table sign_in_attempts (
  email_hash bytea primary key,
  tries integer not null,
  tried_at timestamptz not null,
  locked_until timestamptz
);
create index sign_in_attempts_tried on sign_in_attempts (tried_at);

alter table users drop column failed_sign_ins, drop column locked_until;

-- Meta's rating of a template: GREEN, YELLOW, RED, UNKNOWN
alter table templates add column quality text;
