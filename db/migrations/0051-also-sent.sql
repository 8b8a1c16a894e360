-- What the previous MSP sent beside what was asked: entries of an export that are no item's, or a filled list for a
-- person to read. Sealed whole; only how many entries, and when, is in clear.
create table also_sent (
  id uuid primary key,
  handover_id uuid not null references handovers,
  link_id uuid not null references links,
  contact_id uuid not null references contacts,
  received_at timestamptz not null,
  kind text not null check (kind in ('entries', 'file')),
  entries int not null,
  bytes bigint not null,
  sealed bytea not null,
  fingerprint bytea not null
);
create index also_sent_by_handover on also_sent (handover_id, received_at);
grant insert on also_sent to handover_portal;
grant select (id, handover_id, link_id, contact_id, received_at, kind, entries, bytes, fingerprint) on also_sent to handover_portal;
grant select on also_sent to handover_console, handover_worker;
