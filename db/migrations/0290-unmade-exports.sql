-- Pieces of a file for the next vault of which nothing was made, because whoever made it was killed or has not finished:
-- what leaves with the client would stay in them.
create function remove_unmade_exports(of_handover uuid) returns void
language sql security definer set search_path = public as $$
  delete from export_chunks c where c.handover_id = of_handover
    and not exists (select from exports x where x.id = c.export_id);
$$;
revoke execute on function remove_unmade_exports(uuid) from public;
grant execute on function remove_unmade_exports(uuid) to handover_portal, handover_console, handover_worker;
