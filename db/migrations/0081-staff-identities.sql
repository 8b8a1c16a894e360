-- Who somebody is at the house's sign-in service: by issuer and subject, which never change (OpenID Connect Core, 5.7).
create table staff_identities (
  issuer text not null,
  subject text not null,
  staff_id uuid not null references staff,
  linked_at timestamptz not null,
  primary key (issuer, subject),
  unique (staff_id, issuer)
);
grant select, insert, delete on staff_identities to handover_console;
