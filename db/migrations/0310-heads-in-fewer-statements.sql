-- An event is chained with every act: a chain's head is begun only where it is not there yet, and what an event's hash is
-- made of is read where it is needed instead of by a function that is called (its parts depend on the session's settings
-- for time no more than they did, and its text is the same).
alter function audit_hash(bytea, uuid, bigint, timestamptz, text, text, jsonb) stable;

create or replace function audit_chain() returns trigger language plpgsql security definer set search_path = public as $$
begin
  new.chain := coalesce(new.handover_id, '00000000-0000-0000-0000-000000000000');
  select seq + 1, hash into new.seq, new.previous_hash from audit_heads where chain = new.chain for update;
  if not found then
    insert into audit_heads values (new.chain, 0, '\x') on conflict do nothing;
    select seq + 1, hash into new.seq, new.previous_hash from audit_heads where chain = new.chain for update;
  end if;
  new.hash := audit_hash(new.previous_hash, new.chain, new.seq, new.at, new.actor, new.action, new.details);
  update audit_heads set seq = new.seq, hash = new.hash where chain = new.chain;
  return new;
end $$;
