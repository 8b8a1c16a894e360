-- Each look at what an item holds: asked for, agreed to by a second person where the rules want one, shown once.
create table reveals (
  id uuid primary key,
  handover_id uuid not null references handovers,
  item_id uuid not null references items,
  answer_id uuid,
  purpose text not null,
  reason text not null,
  emergency boolean not null,
  asked_by uuid not null references staff,
  asked_at timestamptz not null,
  -- Null where nobody has to agree.
  expires_at timestamptz,
  agreed_by uuid references staff check (agreed_by <> asked_by),
  agreed_at timestamptz,
  refused_by uuid references staff,
  refused_at timestamptz,
  shown_at timestamptz,
  check ((agreed_by is null) = (agreed_at is null)),
  check ((refused_by is null) = (refused_at is null)),
  check (agreed_at is null or refused_at is null),
  check (shown_at is null or expires_at is null or agreed_at is not null)
);
create index reveals_waiting on reveals (expires_at)
  where expires_at is not null and agreed_at is null and refused_at is null;
create index reveals_of_item on reveals (item_id);
grant select, insert, update on reveals to handover_console;
grant select on reveals to handover_worker;
