-- A question about an item, asked on the portal and sealed like all that is typed there; a person of ours answers it.
create table item_questions (
  id uuid primary key,
  handover_id uuid not null references handovers,
  item_id uuid not null references items,
  contact_id uuid not null references contacts,
  asked_at timestamptz not null,
  sealed bytea not null,
  fingerprint bytea not null,
  -- When the account manager is told; null once it was.
  tell_due_at timestamptz,
  first_read_at timestamptz,
  answer text,
  answered_at timestamptz,
  answered_by text,
  -- When the answer goes by mail; null once it has gone.
  mail_due_at timestamptz,
  check ((answer is null) = (answered_at is null))
);
create index item_questions_by_handover on item_questions (handover_id, asked_at);
create index item_questions_to_tell on item_questions (tell_due_at) where tell_due_at is not null;
create index item_questions_to_mail on item_questions (mail_due_at) where mail_due_at is not null;

-- How many wait for an answer of ours, on the handover's row like every number of the board.
alter table handovers add column questions_open int not null default 0;
create function count_questions() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update handovers set questions_open = (
    select count(*) from item_questions where handover_id = new.handover_id and answered_at is null)
  where id = new.handover_id;
  return null;
end $$;
create trigger count_questions after insert or update of answered_at on item_questions
  for each row execute function count_questions();

grant select, insert, update on item_questions to handover_console, handover_worker;
grant select (id, handover_id, item_id, contact_id, asked_at, answer, answered_at) on item_questions to handover_portal;
grant insert on item_questions to handover_portal;
