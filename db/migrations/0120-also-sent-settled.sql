-- What was also sent belongs to a sitting, whose receipt names it, and brings its files; of each entry, what staff made.
alter table also_sent
  add column submission_id uuid references submissions,
  add column file_ids uuid[] not null default '{}';
create index also_sent_by_sitting on also_sent (submission_id);
grant select (submission_id, file_ids) on also_sent to handover_portal;

create table also_sent_ends (
  piece_id uuid not null references also_sent,
  -- From 0, in the order in which they were sealed; 0 of a filled list.
  entry int not null,
  handover_id uuid not null references handovers,
  ended_at timestamptz not null,
  ended_by text not null,
  -- Null for one that was put aside.
  item_id uuid references items,
  primary key (piece_id, entry)
);
create index also_sent_ends_by_handover on also_sent_ends (handover_id);
grant select, insert on also_sent_ends to handover_console;

-- A purge takes this, too.
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
  delete from file_chunks where handover_id = purged;
  delete from package_chunks where handover_id = purged;
  update inbound_messages set sealed = '\x' where handover_id = purged;
  delete from inbound_chunks c using inbound_messages m where m.handover_id = purged and c.inbound_id = m.id;
end $$;
