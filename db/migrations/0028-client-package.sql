-- What the statement of work leaves with the client: handed to it in one sealed package with a link of its own,
-- and gone from our vault once it has confirmed.

-- Which kinds there are is the application's vocabulary (db/tables): a list here would be written anew by each room.
alter table steps drop constraint steps_kind_check;
alter table steps add constraint steps_kind_check check (kind ~ '^[a-z_]+$');
alter table links drop constraint links_purpose_check;
alter table links add constraint links_purpose_check check (purpose ~ '^[a-z_]+$');

create table packages (
  id uuid primary key,
  handover_id uuid not null references handovers,
  number int not null,
  contact_id uuid not null references contacts,
  made_at timestamptz not null,
  made_by text not null,
  sealed_to text not null check (sealed_to in ('passphrase', 'recipient')),
  chunks int not null,
  bytes bigint not null,
  sha256 bytea not null,
  withdrawn_at timestamptz,
  first_downloaded_at timestamptz,
  confirmed_at timestamptz,
  confirmed_by text,
  confirmed_how text check (confirmed_how in ('page', 'told')),
  unique (handover_id, number)
);
create unique index packages_one_waiting on packages (handover_id) where withdrawn_at is null and confirmed_at is null;
create table package_items (
  package_id uuid not null references packages,
  item_id uuid not null references items,
  answer_id uuid not null references answers,
  primary key (package_id, item_id)
);
create index package_items_by_item on package_items (item_id);
-- One age file in pieces. It opens with the client's passphrase or key only: to us and to the portal it is noise.
create table package_chunks (
  package_id uuid not null,
  number int not null,
  handover_id uuid not null references handovers,
  ciphertext bytea not null,
  stored_at timestamptz not null,
  primary key (package_id, number)
);

grant select, insert, update on packages to handover_console, handover_worker;
grant select, insert on package_items to handover_console, handover_worker;
grant select, insert, delete on package_chunks to handover_console, handover_worker;
grant select on packages, package_items, package_chunks to handover_portal;
grant update (first_downloaded_at, confirmed_at, confirmed_by, confirmed_how) on packages to handover_portal;

-- Takes what a package carried out of the vault: of a package that was confirmed, and nothing newer than it.
create function remove_left_with_client(confirmed uuid) returns void
language sql security definer set search_path = public as $$
  update answers a set sealed = '\x'
  from package_items pi join packages p on p.id = pi.package_id
  where p.id = confirmed and p.confirmed_at is not null
    and a.item_id = pi.item_id and a.answered_at <= p.made_at;
  with gone as (
    update files f set sealed_manifest = '\x', removed_at = coalesce(f.removed_at, p.confirmed_at)
    from package_items pi join packages p on p.id = pi.package_id
    where p.id = confirmed and p.confirmed_at is not null
      and f.item_id = pi.item_id and f.received_at <= p.made_at
    returning f.id
  )
  delete from file_chunks c using gone where c.file_id = gone.id;
  delete from package_chunks c using packages p
  where p.id = confirmed and p.confirmed_at is not null and c.package_id = p.id;
$$;
revoke execute on function remove_left_with_client(uuid) from public;
grant execute on function remove_left_with_client(uuid) to handover_portal, handover_console, handover_worker;

-- Items that came, were accepted, and are still with us though they are the client's. (One that is not accepted
-- yet is unsettled by itself.) An answer that was replaced after its package counts anew.
create function owed_to_client(h uuid) returns bigint
language sql stable security definer set search_path = public as $$
  select count(*) from items i
  where i.handover_id = h and i.scope = 'client' and i.state = 'accepted'
    and i.answer_type in ('provided', 'transferred', 'handed_over')
    and not exists (
      select from package_items pi join packages p on p.id = pi.package_id
      where pi.item_id = i.id and pi.answer_id = i.answer_id and p.confirmed_at is not null)
$$;
-- A handover does not close over what it owes: added to the count wherever that is made anew.
create function add_owed_to_client() returns trigger language plpgsql as $$
begin
  new.unsettled := new.unsettled + owed_to_client(new.id);
  return new;
end $$;
create trigger add_owed_to_client before update of unsettled on handovers
  for each row execute function add_owed_to_client();
