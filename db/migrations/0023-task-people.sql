-- Whose a reset task is, and what was done for it.
alter table staff add column deactivated_at timestamptz;
-- The larger, the later somebody was last given a task in turn.
alter table staff add column turn bigint not null default 0;

alter table reset_tasks
  add column blocked_at timestamptz,
  add column blocked_reason text check (blocked_reason in ('vendor', 'client', 'other_task', 'other')),
  add column blocked_note text,
  -- Until then nobody is reminded of it.
  add column blocked_until timestamptz,
  -- How often people were reminded that it is overdue.
  add column reminded int not null default 0,
  add constraint reset_tasks_blocked_whole check (
    (blocked_at is null) = (blocked_reason is null) and (blocked_at is null) = (blocked_until is null));
create index reset_tasks_blocked on reset_tasks (blocked_until) where blocked_at is not null;

-- A step of the playbook that somebody ticked, in the words it had then. Ticks are rows, so that two people's
-- never overwrite each other.
create table task_checks (
  task_id uuid not null references reset_tasks,
  step text not null,
  checked_by text not null,
  checked_at timestamptz not null,
  primary key (task_id, step)
);

-- What shows that a task is done: a note, a file that is sealed like any other, or both.
create table task_evidence (
  id uuid primary key,
  task_id uuid not null references reset_tasks,
  note text,
  file_id uuid references files,
  added_by text not null,
  added_at timestamptz not null,
  check (note is not null or file_id is not null)
);
create index task_evidence_by_task on task_evidence (task_id, added_at);

grant select, insert on task_checks, task_evidence to handover_console, handover_worker;
grant delete on task_checks to handover_console;
