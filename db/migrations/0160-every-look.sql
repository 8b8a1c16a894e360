-- Every opening of what is sealed is a look: mails, notes and fetched exports, too.
drop index audit_looks;
create index audit_looks on audit_events (at)
  where action in ('secret.revealed', 'file.downloaded', 'export.made', 'also_sent.opened', 'package.begun',
    'export.downloaded', 'mail.opened', 'mail.downloaded', 'question.read', 'notes.read', 'authority.decline_read');

-- A purge takes also what was written for the next vault on the day before.
create or replace function remove_purged(purged uuid) returns void
language plpgsql security definer set search_path = public as $$
begin
  if not exists (select from handovers where id = purged and purged_at is not null) then
    raise exception 'this handover was not purged' using errcode = '42501';
  end if;
  update answers set sealed = '\x' where handover_id = purged;
  update also_sent set sealed = '\x' where handover_id = purged;
  update files set sealed_manifest = '\x' where handover_id = purged;
  update uploads set sealed_manifest = null where handover_id = purged;
  update item_questions set sealed = '\x' where handover_id = purged;
  update authority_declines set sealed = '\x' where handover_id = purged;
  update exports e set sealed_manifest = '\x', gone_at = coalesce(e.gone_at, h.purged_at)
    from handovers h where h.id = purged and e.handover_id = purged;
  delete from export_chunks where handover_id = purged;
  delete from file_chunks where handover_id = purged;
  delete from package_chunks where handover_id = purged;
  update inbound_messages set sealed = '\x' where handover_id = purged;
  delete from inbound_chunks c using inbound_messages m where m.handover_id = purged and c.inbound_id = m.id;
end $$;
