-- A policy is edited by several people: whoever saved an older version of it is told.
alter table policies add column version int not null default 1;
alter table policies add column changed_at timestamptz;
create unique index policies_by_name on policies (lower(name));
