-- Times at which the previous MSP would sit down with us to move a second factor: proposed with a promise, one of
-- them confirmed by our people. Dates may stay in clear; everything typed besides is sealed in the answer.
create table swap_slots (
  answer_id uuid not null references answers,
  handover_id uuid not null references handovers,
  item_id uuid not null references items,
  starts_at timestamptz not null,
  confirmed_at timestamptz,
  confirmed_by text,
  primary key (answer_id, starts_at),
  check ((confirmed_at is null) = (confirmed_by is null))
);
create index swap_slots_by_handover on swap_slots (handover_id);
-- Both sides come to one of them.
create unique index swap_slots_one_confirmed on swap_slots (answer_id) where confirmed_at is not null;

grant select, update (confirmed_at, confirmed_by) on swap_slots to handover_console;
grant select on swap_slots to handover_worker;
grant select, insert on swap_slots to handover_portal;
