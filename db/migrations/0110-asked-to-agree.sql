-- Two people also where no one item is looked at: what was sent beside the items, and a package for the client.
alter table reveals alter column item_id drop not null;
alter table reveals add column piece_id uuid references also_sent;
-- Whom the package is for and what opens it: what was agreed to, whatever a later form says.
alter table reveals add column package_terms jsonb;
alter table reveals add constraint reveals_of_one_thing check (num_nonnulls(item_id, piece_id, package_terms) = 1);

-- When the colleagues who may agree are told by mail, once; null for nobody, or told.
alter table reveals add column tell_due_at timestamptz;
create index reveals_to_tell on reveals (tell_due_at) where tell_due_at is not null;
alter table exports add column tell_due_at timestamptz;
create index exports_to_tell on exports (tell_due_at) where tell_due_at is not null;
grant update (tell_due_at) on reveals, exports to handover_worker;
grant select on exports to handover_worker;
