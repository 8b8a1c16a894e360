-- When the secrets of a handover that is over are destroyed, who was warned for it, and when it was done.
alter table handovers
  add column purge_at timestamptz,
  add column purge_warned int,
  add column purge_warned_at timestamptz,
  add column purged_at timestamptz;
create index handovers_to_purge on handovers (purge_at) where purged_at is null;
create index handovers_without_purge on handovers (id)
  where purge_at is null and purged_at is null and stage in ('closed', 'cancelled');

-- What was sealed goes with its key, once that is destroyed. What it was, from whom and when stays.
create function remove_purged(purged uuid) returns void
language plpgsql security definer set search_path = public as $$
begin
  if not exists (select from handovers where id = purged and purged_at is not null) then
    raise exception 'this handover was not purged' using errcode = '42501';
  end if;
  update answers set sealed = '\x' where handover_id = purged;
  update files set sealed_manifest = '\x' where handover_id = purged;
  delete from file_chunks where handover_id = purged;
  delete from package_chunks where handover_id = purged;
  update inbound_messages set sealed = '\x' where handover_id = purged;
  delete from inbound_chunks c using inbound_messages m where m.handover_id = purged and c.inbound_id = m.id;
end $$;
revoke execute on function remove_purged(uuid) from public;
grant execute on function remove_purged(uuid) to handover_worker;
