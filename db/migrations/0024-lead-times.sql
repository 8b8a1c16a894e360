-- Our own word on how many working days it takes to get something back without the previous MSP.
create table lead_times (
  catalogue_number int primary key,
  working_days int not null check (working_days between 0 and 250),
  set_by text not null,
  set_at timestamptz not null
);
grant select, insert, update, delete on lead_times to handover_console;
grant select on lead_times to handover_worker;
create index reset_tasks_recovered on reset_tasks (item_id) where reason = 'recover' and state = 'done';
