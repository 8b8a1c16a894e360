-- What a process has met and a person has to look at: each becomes an outage of the house, said once.
create table troubles (
  reason text not null,
  handover_id uuid references handovers,
  since timestamptz not null,
  unique nulls not distinct (reason, handover_id)
);
grant select, insert, delete on troubles to handover_console, handover_worker;
-- The portal may only cry out; ON CONFLICT DO NOTHING reads the columns of the key.
grant insert on troubles to handover_portal;
grant select (reason, handover_id) on troubles to handover_portal;

-- Which kinds there are is the application's vocabulary (domain/stalled/outages.ts).
alter table outages drop constraint outages_reason_check;
alter table outages add constraint outages_reason_check check (reason ~ '^[a-z_]+$');
