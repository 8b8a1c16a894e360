-- A purge takes also what was sealed beside the answers: questions, why nobody signs, and files of unfinished answers.
create or replace function remove_purged(purged uuid) returns void
language plpgsql security definer set search_path = public as $$
begin
  if not exists (select from handovers where id = purged and purged_at is not null) then
    raise exception 'this handover was not purged' using errcode = '42501';
  end if;
  update answers set sealed = '\x' where handover_id = purged;
  update files set sealed_manifest = '\x' where handover_id = purged;
  update uploads set sealed_manifest = null where handover_id = purged;
  update item_questions set sealed = '\x' where handover_id = purged;
  update authority_declines set sealed = '\x' where handover_id = purged;
  delete from file_chunks where handover_id = purged;
  delete from package_chunks where handover_id = purged;
  update inbound_messages set sealed = '\x' where handover_id = purged;
  delete from inbound_chunks c using inbound_messages m where m.handover_id = purged and c.inbound_id = m.id;
end $$;
