-- What arrives beside answers is opened once, too: entries and lists that were also sent, questions, why somebody does
-- not sign, and files that are of no item.
alter table also_sent add column checked_at timestamptz, add column finding text;
alter table item_questions add column checked_at timestamptz, add column finding text;
alter table authority_declines add column checked_at timestamptz, add column finding text;
alter table files add column checked_at timestamptz, add column finding text;
create index also_sent_to_check on also_sent (received_at) where checked_at is null;
create index item_questions_to_check on item_questions (asked_at) where checked_at is null;
create index authority_declines_to_check on authority_declines (declined_at) where checked_at is null;
create index files_to_check on files (received_at) where checked_at is null and item_id is null and removed_at is null;
grant update (checked_at, finding) on also_sent to handover_worker;

-- What was found and nobody has been told of, once for each thing.
create table others_to_tell (
  id uuid primary key,
  handover_id uuid not null references handovers,
  what text not null,
  finding text not null,
  due_at timestamptz not null
);
create index others_to_tell_by_day on others_to_tell (due_at);
grant select, insert, update, delete on others_to_tell to handover_worker;
grant select on others_to_tell to handover_console;
