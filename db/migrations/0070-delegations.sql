-- A contact passes part of the request on. The portal writes down to whom; the worker, which has the key that links are
-- derived from, makes the colleague a contact (of the same id), and sends the link.
create table delegations (
  id uuid primary key,
  handover_id uuid not null references handovers,
  by_contact uuid not null references contacts,
  name text not null,
  email text not null,
  -- The address with most of it left out: the portal reads no addresses, and whoever typed it knows it again.
  email_hint text not null,
  groups text[] not null check (cardinality(groups) > 0),
  made_at timestamptz not null,
  mail_due_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_by text
);
create unique index delegations_one_living on delegations (handover_id, lower(email)) where withdrawn_at is null;
create index delegations_by_handover on delegations (handover_id);
create index delegations_to_mail on delegations (mail_due_at) where mail_due_at is not null;

grant select, insert, update on delegations to handover_console, handover_worker;
grant select (id, handover_id, by_contact, name, email_hint, groups, made_at, mail_due_at, withdrawn_at)
  on delegations to handover_portal;
grant insert on delegations to handover_portal;
grant select (bounced_at) on contacts to handover_portal;

-- Takes back what was passed on: the link, the contact and the mail that may still wait, of a colleague and of nobody else.
create function withdraw_delegation(delegation uuid, whose text, instant timestamptz) returns boolean
language plpgsql security definer set search_path = public as $$
begin
  update delegations set withdrawn_at = instant, withdrawn_by = whose, mail_due_at = null
  where id = delegation and withdrawn_at is null;
  if not found then return false; end if;
  update contacts set removed_at = instant where id = delegation and rung = 'colleague' and removed_at is null;
  update links set revoked_at = instant where contact_id = delegation and revoked_at is null;
  return true;
end $$;
revoke execute on function withdraw_delegation(uuid, text, timestamptz) from public;
grant execute on function withdraw_delegation(uuid, text, timestamptz) to handover_portal, handover_console;
