-- Who looked at what was sealed, told once a week to whoever manages the handover.
create index audit_looks on audit_events (at)
  where action in ('secret.revealed', 'file.downloaded', 'export.made');

create table weekly_looks (
  -- A Monday of our own, on whose morning the days before were told.
  monday date primary key,
  at timestamptz not null
);
grant select, insert on weekly_looks to handover_worker;
grant select on weekly_looks to handover_console;
