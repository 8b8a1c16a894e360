-- Append-only for every role, the owner too; each event is chained to the one before it in its handover.

create table audit_heads (
  chain uuid primary key,
  seq bigint not null,
  hash bytea not null
);

create table audit_events (
  chain uuid not null,
  seq bigint not null,
  handover_id uuid references handovers,
  at timestamptz not null,
  actor text not null,
  action text not null,
  details jsonb not null,
  previous_hash bytea not null,
  hash bytea not null,
  primary key (chain, seq)
);
create index audit_by_handover on audit_events (handover_id, seq);

create function audit_hash(previous bytea, chain uuid, seq bigint, at timestamptz, actor text, action text, details jsonb)
returns bytea language sql immutable as $$
  select sha256(previous || convert_to(jsonb_build_array(
    chain, seq, (extract(epoch from at) * 1000000)::bigint, actor, action, details)::text, 'UTF8'))
$$;

-- The chain's head is locked, so that two writers never share a predecessor.
create function audit_chain() returns trigger language plpgsql security definer set search_path = public as $$
declare head audit_heads%rowtype;
begin
  new.chain := coalesce(new.handover_id, '00000000-0000-0000-0000-000000000000');
  insert into audit_heads values (new.chain, 0, '\x') on conflict do nothing;
  select * into head from audit_heads where chain = new.chain for update;
  new.seq := head.seq + 1;
  new.previous_hash := head.hash;
  new.hash := audit_hash(head.hash, new.chain, new.seq, new.at, new.actor, new.action, new.details);
  update audit_heads set seq = new.seq, hash = new.hash where chain = new.chain;
  return new;
end $$;
create trigger audit_chain before insert on audit_events for each row execute function audit_chain();

create function audit_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only' using errcode = '42501';
end $$;
create trigger audit_append_only before update or delete on audit_events for each row execute function audit_refuse();
create trigger audit_no_truncate before truncate on audit_events for each statement execute function audit_refuse();
