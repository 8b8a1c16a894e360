-- Whoever sent what can be of no use is asked for it once more: on its page, and in its next message from us.
create table to_send_again (
  -- Of what was also sent, of the decline, or of the file.
  id uuid primary key,
  handover_id uuid not null references handovers,
  contact_id uuid not null references contacts,
  what text not null,
  finding text not null,
  sent_at timestamptz not null,
  found_at timestamptz not null,
  -- The step whose message says it, and when that had gone.
  told_in text,
  told_at timestamptz
);
create index to_send_again_by_contact on to_send_again (contact_id);
create index to_send_again_by_handover on to_send_again (handover_id);
grant select, insert, update on to_send_again to handover_worker;
grant select on to_send_again to handover_portal, handover_console;

-- What one contact is still asked for: what came in its place ends it, and so does whoever of ours settled it.
create function wanted_again(whose uuid) returns setof to_send_again
language sql stable security definer set search_path = public as $$
  select t.* from to_send_again t where t.contact_id = whose and case t.what
    when 'decline' then exists (select from authority_declines d where d.id = t.id and d.settled_at is null)
    when 'signed_copy' then exists (select from authorities a where a.handover_id = t.handover_id and a.file_id = t.id)
    else not exists (select from also_sent m where m.handover_id = t.handover_id and m.contact_id = whose
        and m.received_at > t.sent_at and m.checked_at is not null and m.finding is null)
      and not exists (select from also_sent m where m.id = t.id and greatest(m.entries, 1)
        <= (select count(*) from also_sent_ends e where e.piece_id = t.id))
      and not exists (select from answers a join files f on f.item_id = a.item_id and f.removed_at is null
        where t.what = 'file' and a.handover_id = t.handover_id and a.contact_id = whose
          and a.answered_at > t.sent_at and a.checked_at is not null and a.finding is null)
  end
$$;
revoke execute on function wanted_again(uuid) from public;
grant execute on function wanted_again(uuid) to handover_portal, handover_console, handover_worker;

-- What a signatory wrote and nobody can read is written once more, in a decline of its own.
alter table authority_declines drop constraint authority_declines_settled_how_check;
alter table authority_declines add constraint authority_declines_settled_how_check
  check (settled_how in ('signed', 'asked_again', 'replaced', 'written_again'));
