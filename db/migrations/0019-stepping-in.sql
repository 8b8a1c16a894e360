-- People step into the chase: a message edited before it goes, a step left out, a telephone call.

alter table steps drop constraint steps_kind_check;
alter table steps add constraint steps_kind_check check (kind in ('chase', 'authority', 'promise', 'overdue', 'call'));
-- Left out by a person, and kept planned only for the tasks that it opens on its day.
alter table steps add column left_out boolean not null default false;
-- Its messages are being written: from here on nothing about them can be changed.
alter table steps add column writing_at timestamptz;

-- What a person wants a step's message to say; contact_id null: to everybody who has none of their own.
create table step_edits (
  handover_id uuid not null,
  step_key text not null,
  contact_id uuid references contacts,
  opening text,
  subject text,
  edited_by text not null,
  edited_at timestamptz not null,
  foreign key (handover_id, step_key) references steps,
  unique nulls not distinct (handover_id, step_key, contact_id),
  check (opening is not null or subject is not null)
);

create table step_skips (
  handover_id uuid not null,
  step_key text not null,
  reason text not null,
  skipped_by text not null,
  skipped_at timestamptz not null,
  primary key (handover_id, step_key),
  foreign key (handover_id, step_key) references steps
);

-- A call is a step that was taken; here is with whom, and what came of it.
create table calls (
  handover_id uuid not null,
  step_key text not null,
  contact_id uuid not null references contacts,
  outcome text not null check (outcome in ('reached', 'no_answer', 'left_message', 'wrong_person')),
  agreed text,
  called_at timestamptz not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (handover_id, step_key),
  foreign key (handover_id, step_key) references steps
);

grant select, insert, update on step_edits, step_skips, calls to handover_console, handover_worker;
grant delete on step_edits to handover_console, handover_worker;
