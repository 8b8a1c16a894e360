-- What was accepted, written for the next vault: sealed to its handover's key, gone after a day.
create table exports (
  id uuid primary key,
  handover_id uuid not null references handovers,
  number int not null,
  format text not null check (format ~ '^[a-z_]+$'),
  reason text not null,
  made_at timestamptz not null,
  made_by text not null,
  -- Whom the file itself is locked to, inside our seal; null where the format has no lock.
  locked_to text check (locked_to in ('passphrase', 'recipient')),
  -- What could not be written as it was: a code, and the positions of the items that it is about.
  remarks jsonb not null,
  chunks int not null,
  sealed_manifest bytea not null,
  fingerprint bytea not null,
  -- Critical items in it, where the house asks for a second person.
  needs_second boolean not null,
  approved_at timestamptz,
  approved_by text,
  expires_at timestamptz not null,
  first_downloaded_at timestamptz,
  gone_at timestamptz,
  unique (handover_id, number)
);
create index exports_to_expire on exports (expires_at) where gone_at is null;
create table export_items (
  export_id uuid not null references exports,
  item_id uuid not null references items,
  answer_id uuid not null references answers,
  primary key (export_id, item_id)
);
create table export_chunks (
  export_id uuid not null,
  number int not null,
  handover_id uuid not null references handovers,
  sealed bytea not null,
  stored_at timestamptz not null,
  primary key (export_id, number)
);

-- A technician has seen that this answer of an item is in the next vault. Another answer is another key.
create table next_vault_ticks (
  item_id uuid not null references items,
  answer_id uuid not null references answers,
  handover_id uuid not null references handovers,
  ticked_at timestamptz not null,
  ticked_by text not null,
  primary key (item_id, answer_id)
);
create index next_vault_ticks_by_handover on next_vault_ticks (handover_id);

grant select, insert, update on exports to handover_console;
grant select, update (gone_at, sealed_manifest) on exports to handover_worker;
grant select, insert on export_items to handover_console;
grant select, insert, delete on export_chunks to handover_console;
grant select, delete on export_chunks to handover_worker;
grant select, insert, delete on next_vault_ticks to handover_console;
grant select on next_vault_ticks to handover_worker;
