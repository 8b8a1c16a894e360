-- A signature may be drawn, and a signatory may decline.
alter table authorities drop constraint authorities_method_check;
alter table authorities add constraint authorities_method_check
  check (method in ('on_file', 'typed', 'drawn', 'uploaded'));
-- The strokes as they were drawn (domain/signing/drawn-signature.ts), and when the signed paper is to be made.
alter table authorities add column drawing text, add column copy_due_at timestamptz;
create index authorities_copy_due on authorities (copy_due_at) where copy_due_at is not null;
grant update (drawing, copy_due_at) on authorities to handover_portal;

create table authority_declines (
  id uuid primary key,
  handover_id uuid not null references handovers,
  contact_id uuid not null references contacts,
  declined_at timestamptz not null,
  reason text not null,
  typed_name text not null,
  -- What was written besides, if anything.
  sealed bytea not null,
  fingerprint bytea not null,
  -- When the account manager is told; null once it was.
  tell_due_at timestamptz,
  first_read_at timestamptz,
  settled_at timestamptz,
  settled_by text,
  settled_how text check (settled_how in ('signed', 'asked_again')),
  check ((settled_at is null) = (settled_how is null))
);
create unique index authority_declines_one_open on authority_declines (handover_id) where settled_at is null;
create index authority_declines_to_tell on authority_declines (tell_due_at) where tell_due_at is not null;

grant select, insert, update on authority_declines to handover_console, handover_worker;
grant select (id, handover_id, contact_id, declined_at, reason, typed_name, settled_at) on authority_declines
  to handover_portal;
grant insert on authority_declines to handover_portal;
grant update (tell_due_at, settled_at, settled_by, settled_how) on authority_declines to handover_portal;
