-- In a database of its own, with its own short-lived backups: destroying a row here is what purging means.
create table wrapped_identities (
  handover_id uuid primary key,
  wrapped bytea not null,
  created_at timestamptz not null
);

do $$ declare r text; begin
  foreach r in array array['handover_console', 'handover_worker'] loop
    if not exists (select from pg_roles where rolname = r) then
      begin execute format('create role %I nologin', r);
      exception when duplicate_object or unique_violation then null; end;
    end if;
  end loop;
end $$;
grant select, insert on wrapped_identities to handover_console;
grant select, insert, delete on wrapped_identities to handover_worker;
