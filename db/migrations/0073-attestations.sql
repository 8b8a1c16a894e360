-- The previous MSP's own word that its access is removed, item by item. It settles nothing: our own check does.
create table attestations (
  submission_id uuid not null references submissions,
  item_id uuid not null references items,
  handover_id uuid not null references handovers,
  contact_id uuid not null references contacts,
  typed_name text not null,
  said_at timestamptz not null,
  primary key (submission_id, item_id)
);
create index attestations_by_item on attestations (item_id);
create index attestations_by_handover on attestations (handover_id);

grant select, insert on attestations to handover_portal;
grant select on attestations to handover_console, handover_worker;
