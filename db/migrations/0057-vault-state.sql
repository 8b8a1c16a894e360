-- Whether somebody has shown that they hold the offline recovery key. One row.
create table vault_state (
  one boolean primary key default true check (one),
  recovery_recipient text,
  recovery_shown_at timestamptz,
  recovery_confirmed_at timestamptz,
  recovery_confirmed_by text
);
insert into vault_state default values;
grant select, update on vault_state to handover_console, handover_worker;
grant select (recovery_confirmed_at) on vault_state to handover_portal;
