-- People who may open every handover's key with a key of their own, besides the server and the recovery key. Signed
-- by the vault, so that nobody is added in the database alone.
create table operators (
  recipient text primary key,
  name text not null unique check (name !~ '[\n\r]'),
  added_at timestamptz not null,
  signature bytea not null
);
grant select on operators to handover_console, handover_worker;

-- To whom each identity is wrapped now: a wrapping anew that was broken off goes on where it stopped.
alter table wrapped_identities add column wrapped_to bytea;
create index wrapped_by_recipients on wrapped_identities (wrapped_to);
