-- A mail that was nobody's, and that a person says belongs to a handover: ordered here, and sealed anew to the handover
-- by the worker, which fills in handover_id then.
alter table inbound_messages add column place_in uuid references handovers;
alter table inbound_messages add column placed_at timestamptz;
alter table inbound_messages add column placed_by text;
alter table inbound_messages drop constraint inbound_messages_matched_by_check;
alter table inbound_messages add constraint inbound_messages_matched_by_check
  check (matched_by in ('verp', 'references', 'sender', 'person'));
create index inbound_to_place on inbound_messages (placed_at) where place_in is not null;
create index inbound_being_placed on inbound_messages (place_in) where place_in is not null;

-- What a mail says, put under an item as an answer: which, and by whom.
create table inbound_texts (
  inbound_id uuid not null references inbound_messages,
  item_id uuid not null references items,
  answer_id uuid not null references answers,
  filed_at timestamptz not null,
  filed_by text not null,
  primary key (inbound_id, item_id)
);
grant select, insert on inbound_texts to handover_console, handover_worker;
