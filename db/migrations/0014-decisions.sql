-- A refusal waits for a person: one decision a handover and reason, over the refusals that gave it.
create table decisions (
  id uuid primary key,
  handover_id uuid not null references handovers,
  reason text not null,
  opened_at timestamptz not null,
  outcome text,
  amount text,
  due_on date,
  note text,
  decided_at timestamptz,
  decided_by text,
  check ((outcome is null) = (decided_at is null))
);
create unique index decisions_one_open on decisions (handover_id, reason) where decided_at is null;
create index decisions_by_handover on decisions (handover_id, opened_at);

-- By the answer: the same item refused once more is a new refusal, and waits for a new decision.
create table decision_items (
  decision_id uuid not null references decisions,
  answer_id uuid not null references answers,
  item_id uuid not null references items,
  primary key (answer_id)
);
create index decision_items_by_decision on decision_items (decision_id);

grant select, insert, update on decisions, decision_items to handover_console, handover_worker;
