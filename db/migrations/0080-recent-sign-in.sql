-- When who is signed in last proved who they are, and the house's rules for showing a secret.
alter table sessions add column signed_in_at timestamptz;
update sessions set signed_in_at = created_at;
alter table sessions alter column signed_in_at set not null;

create table reveal_rules (
  only_row boolean primary key default true check (only_row),
  recent_minutes int not null check (recent_minutes between 1 and 480),
  shown_seconds int not null check (shown_seconds between 10 and 300),
  two_people boolean not null,
  approval_minutes int not null check (approval_minutes between 1 and 60),
  emergencies boolean not null,
  changed_by text not null,
  changed_at timestamptz not null
);
grant select, insert, update on reveal_rules to handover_console;
grant select on reveal_rules to handover_worker;
