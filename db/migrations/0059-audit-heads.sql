-- A chain's head moves with its chain only: refused to every role, the owner too, but for the chain's own trigger.
create function audit_heads_refuse() returns trigger language plpgsql as $$
begin
  if tg_op in ('INSERT', 'UPDATE') and pg_trigger_depth() > 1 then return new; end if;
  raise exception 'the audit log is append-only' using errcode = '42501';
end $$;
create trigger audit_heads_with_chain before insert or update or delete on audit_heads
  for each row execute function audit_heads_refuse();
create trigger audit_heads_no_truncate before truncate on audit_heads
  for each statement execute function audit_heads_refuse();

-- The heads of all chains are written down outside the database once a day.
create table audit_anchors (
  day date primary key,
  at timestamptz not null,
  chains int not null,
  sha256 bytea not null,
  stamped_at timestamptz
);
grant select on audit_anchors to handover_console;
grant select, insert, update on audit_anchors to handover_worker;
