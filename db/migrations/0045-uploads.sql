-- Files on their way in through a link. A row comes with a file's first chunk; the file is nobody's until an answer
-- claims it, and goes 48 hours after its last chunk if none does.
alter table file_chunks add column fingerprint bytea;
grant select (fingerprint) on file_chunks to handover_portal;

create table uploads (
  id uuid primary key,
  handover_id uuid not null references handovers,
  link_id uuid not null references links,
  item_id uuid references items,
  started_at timestamptz not null,
  last_chunk_at timestamptz not null,
  -- Of the contents with their filler, which their sealed sizes show anyway.
  bytes bigint not null,
  finished_at timestamptz,
  chunks int,
  fingerprint bytea,
  sealed_manifest bytea,
  claimed_at timestamptz
);
create index uploads_unclaimed on uploads (last_chunk_at) where claimed_at is null;
create index uploads_by_item on uploads (item_id) where claimed_at is null;

-- What came through the links of one handover, kept and unclaimed together: locked first by whoever adds to it.
create table upload_totals (
  handover_id uuid primary key references handovers,
  files int not null,
  bytes bigint not null
);

grant select on uploads, upload_totals to handover_console, handover_worker;
grant select (id, handover_id, link_id, item_id, started_at, last_chunk_at, bytes, finished_at, chunks, fingerprint,
  claimed_at) on uploads to handover_portal;

-- The portal stores chunks by this alone, so that no file grows past its limits, and a chunk that was sent twice is
-- stored once. Says `stored`, `repeated`, or why not: `gone`, `too_many_files`, `file_too_large`, `handover_full`.
create function store_upload_chunk(upload uuid, n int, h uuid, link uuid, item uuid, sealed_chunk bytea, print bytea,
  content bigint, at timestamptz, most_file bigint, most_handover bigint, most_files int) returns text
language plpgsql security definer set search_path = public as $$
declare
  total upload_totals%rowtype;
  known uploads%rowtype;
begin
  insert into upload_totals values (h, 0, 0) on conflict do nothing;
  select * into total from upload_totals where handover_id = h for update;
  select * into known from uploads where id = upload for update;
  if known.id is null then
    if total.files >= most_files then return 'too_many_files'; end if;
    known.bytes := 0;
  else
    if known.handover_id <> h or known.link_id <> link or known.item_id is distinct from item then return 'gone'; end if;
    if exists (select from file_chunks where file_id = upload and number = n) then return 'repeated'; end if;
    if known.finished_at is not null or known.claimed_at is not null then return 'gone'; end if;
  end if;
  if known.bytes + content > most_file then return 'file_too_large'; end if;
  if total.bytes + content > most_handover then return 'handover_full'; end if;
  update upload_totals set bytes = bytes + content, files = files + case when known.id is null then 1 else 0 end
    where handover_id = h;
  insert into uploads (id, handover_id, link_id, item_id, started_at, last_chunk_at, bytes)
    values (upload, h, link, item, at, at, content)
    on conflict (id) do update set bytes = uploads.bytes + content, last_chunk_at = at;
  insert into file_chunks (file_id, number, handover_id, sealed, stored_at, fingerprint)
    values (upload, n, h, sealed_chunk, at, print);
  return 'stored';
end $$;

-- A file is whole: its manifest waits beside its chunks. Says `finished`, or why not: `gone`, `incomplete`.
create function finish_upload(upload uuid, h uuid, link uuid, item uuid, count int, manifest bytea, print bytea,
  at timestamptz) returns text
language plpgsql security definer set search_path = public as $$
declare known uploads%rowtype;
begin
  select * into known from uploads
    where id = upload and handover_id = h and link_id = link and item_id is not distinct from item for update;
  if known.id is null then return 'gone'; end if;
  if known.finished_at is not null or known.claimed_at is not null then return 'finished'; end if;
  if (select count(*) <> count or max(number) <> count from file_chunks where file_id = upload) then
    return 'incomplete';
  end if;
  update uploads set finished_at = at, chunks = count, fingerprint = print, sealed_manifest = manifest where id = upload;
  return 'finished';
end $$;

-- A file's row claims what was uploaded under its id; the manifest moves over without being read.
create function claim_upload() returns trigger language plpgsql security definer set search_path = public as $$
declare known uploads%rowtype;
begin
  select * into known from uploads where id = new.id and handover_id = new.handover_id for update;
  if known.id is not null then
    new.sealed_manifest := coalesce(new.sealed_manifest, known.sealed_manifest);
    update uploads set claimed_at = new.received_at, sealed_manifest = null where id = new.id;
  end if;
  return new;
end $$;
create trigger claim_upload before insert on files for each row execute function claim_upload();

-- An upload that was given up leaves nothing. Takes only what no file's row has claimed: what was accepted stays.
create or replace function discard_unfinished_file(unfinished uuid) returns bigint
language plpgsql security definer set search_path = public as $$
declare
  gone uploads%rowtype;
  taken bigint;
begin
  -- In the same order as whoever stores a chunk.
  perform from upload_totals t join uploads u on u.handover_id = t.handover_id where u.id = unfinished for update of t;
  -- Waits for an answer that is claiming it at this moment.
  delete from uploads where id = unfinished and claimed_at is null returning * into gone;
  if gone.id is not null then
    update upload_totals set files = files - 1, bytes = bytes - gone.bytes where handover_id = gone.handover_id;
  end if;
  delete from file_chunks c
    where c.file_id = unfinished and not exists (select from files f where f.id = unfinished);
  get diagnostics taken = row_count;
  return taken;
end $$;

-- Takes uploads whose last chunk came before this instant and which nobody claimed; at most so many at once.
create function sweep_unfinished_files(before timestamptz, most int) returns bigint
language plpgsql security definer set search_path = public as $$
declare
  old uuid;
  swept bigint := 0;
begin
  for old in select id from uploads where claimed_at is null and last_chunk_at < before
      order by last_chunk_at limit most loop
    perform discard_unfinished_file(old);
    swept := swept + 1;
  end loop;
  return swept;
end $$;

revoke execute on function store_upload_chunk, finish_upload, sweep_unfinished_files from public;
grant execute on function store_upload_chunk, finish_upload to handover_portal;
grant execute on function sweep_unfinished_files to handover_worker;
revoke insert on file_chunks from handover_portal;
