-- What was also sent leaves with the client, too, once each of its entries became an item and one of them left: the item
-- has an answer of its own, and the entry would stay here a second time. Where an entry waits, or was put aside, all of
-- them stay: they are sealed as one.
create function remove_also_sent_left(of_handover uuid) returns void
language sql security definer set search_path = public as $$
  update also_sent s set sealed = '\x'
  where s.handover_id = of_handover and s.kind = 'entries' and s.sealed <> '\x'
    and s.entries <= (
      select count(*) from also_sent_ends e where e.piece_id = s.id and e.item_id is not null)
    and exists (
      select from also_sent_ends e
      join package_items pi on pi.item_id = e.item_id
      join packages p on p.id = pi.package_id
      where e.piece_id = s.id and p.confirmed_at is not null);
$$;
revoke execute on function remove_also_sent_left(uuid) from public;
grant execute on function remove_also_sent_left(uuid) to handover_console;

-- Takes what a package carried out of the vault: of a package that was confirmed, and nothing newer than it.
create or replace function remove_left_with_client(confirmed uuid) returns void
language sql security definer set search_path = public as $$
  update answers a set sealed = '\x'
  from package_items pi join packages p on p.id = pi.package_id
  where p.id = confirmed and p.confirmed_at is not null
    and a.item_id = pi.item_id and (a.id = pi.answer_id or a.superseded_at <= p.made_at);
  with gone as (
    update files f set sealed_manifest = '\x', removed_at = coalesce(f.removed_at, p.confirmed_at)
    from packages p
    where p.id = confirmed and p.confirmed_at is not null
      and (exists (select from package_files pf where pf.package_id = p.id and pf.file_id = f.id)
        or (f.removed_at <= p.made_at
          and f.item_id in (select pi.item_id from package_items pi where pi.package_id = p.id)))
    returning f.id
  )
  delete from file_chunks c using gone where c.file_id = gone.id;
  -- A mail as it came holds again what was filed of it. Its files are files of their own, so nothing else goes with
  -- it; where some are in the mail alone, it stays.
  with filed as (
    select m.id, p.confirmed_at as at, exists (
        select from inbound_texts x join answers a on a.id = x.answer_id
          join package_items pi on pi.package_id = p.id and pi.item_id = x.item_id
        where x.inbound_id = m.id and (a.id = pi.answer_id or a.superseded_at <= p.made_at)) as text,
      exists (
        select from inbound_attachments ia join package_files pf on pf.file_id = ia.file_id
        where ia.inbound_id = m.id and pf.package_id = p.id) as file
    from inbound_messages m join packages p on p.handover_id = m.handover_id
    where p.id = confirmed and p.confirmed_at is not null
      and m.attachments = (select count(*) from inbound_attachments ia where ia.inbound_id = m.id)
  ), gone as (
    update inbound_messages m set chunks = 0, original_left_at = f.at,
      text_left_at = case when f.text then f.at else m.text_left_at end,
      sealed = case when f.text then '\x'::bytea else m.sealed end
    from filed f where f.id = m.id and (f.text or f.file)
    returning m.id
  )
  delete from inbound_chunks c using gone where c.inbound_id = gone.id;
  delete from package_chunks c using packages p
  where p.id = confirmed and p.confirmed_at is not null and c.package_id = p.id;
  -- A file for the next vault holds again, for its day, what left.
  with gone as (
    update exports x set gone_at = p.confirmed_at, sealed_manifest = '\x'
    from packages p
    where p.id = confirmed and p.confirmed_at is not null and x.handover_id = p.handover_id
      and x.gone_at is null
      and exists (
        select from export_items xi join package_items pi on pi.item_id = xi.item_id
        where xi.export_id = x.id and pi.package_id = p.id)
    returning x.id
  )
  delete from export_chunks c using gone where c.export_id = gone.id;
  select remove_also_sent_left(p.handover_id)
  from packages p where p.id = confirmed and p.confirmed_at is not null;
$$;
