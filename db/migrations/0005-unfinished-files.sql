-- An upload that broke off leaves nothing. The portal may not delete, so it may call this, which takes only
-- chunks that no file's row has claimed: what was accepted stays.
create function discard_unfinished_file(unfinished uuid) returns bigint
language sql security definer set search_path = public as $$
  with gone as (
    delete from file_chunks c
    where c.file_id = unfinished and not exists (select 1 from files f where f.id = unfinished)
    returning 1
  )
  select count(*) from gone
$$;
revoke execute on function discard_unfinished_file(uuid) from public;
grant execute on function discard_unfinished_file(uuid) to handover_portal, handover_worker;
