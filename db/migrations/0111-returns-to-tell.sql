-- Answers that went back by themselves because they could not be used, until the account manager has been told.
create table returns_to_tell (
  answer_id uuid primary key references answers,
  handover_id uuid not null references handovers,
  item_id uuid not null references items,
  finding text not null,
  due_at timestamptz not null
);
create index returns_to_tell_by_day on returns_to_tell (due_at);
grant select, insert, update, delete on returns_to_tell to handover_worker;
grant select on returns_to_tell to handover_console;
