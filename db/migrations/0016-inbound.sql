-- Mail that came. What it says is sealed to its handover, or to the strangers' own key when it is no handover's; in
-- clear are only what kind it is, when it came, ids, sizes and counts.
create table inbound_messages (
  id uuid primary key,
  handover_id uuid references handovers,
  contact_id uuid references contacts,
  about_message_id uuid references messages,
  -- Keyed, so that nothing can be guessed from it: the same mail twice is one row.
  likeness bytea not null unique,
  sender_mark bytea,
  kind text not null check (kind in ('reply', 'auto_reply', 'bounced', 'gave_up', 'delayed', 'delivered',
    'unknown_report', 'loop', 'unreadable', 'too_large')),
  matched_by text check (matched_by in ('verp', 'references', 'sender')),
  forged boolean not null,
  status text check (status ~ '^[245]\.[0-9]{1,3}\.[0-9]{1,3}$'),
  way text not null check (way in ('imap', 'smtp')),
  received_at timestamptz not null,
  kibibytes int not null,
  lines int not null,
  attachments int not null,
  sealed bytea not null,
  chunks int not null,
  tell_at timestamptz,
  told_at timestamptz,
  first_opened_at timestamptz,
  set_aside_at timestamptz,
  set_aside_by text,
  set_aside_reason text
);
create index inbound_by_handover on inbound_messages (handover_id, received_at);
create index inbound_about on inbound_messages (about_message_id) where about_message_id is not null;
create index inbound_strangers on inbound_messages (received_at) where handover_id is null and set_aside_at is null;
create index inbound_to_tell on inbound_messages (tell_at) where tell_at is not null and told_at is null;
create index inbound_by_sender on inbound_messages (sender_mark, received_at);

-- The mail as it came, sealed.
create table inbound_chunks (
  inbound_id uuid not null references inbound_messages,
  number int not null,
  sealed bytea not null,
  primary key (inbound_id, number)
);

-- What came with a mail was not asked for this way: held until a person files it under an item, or dismisses it.
create table inbound_attachments (
  inbound_id uuid not null references inbound_messages,
  number int not null,
  file_id uuid not null references files,
  state text not null check (state in ('held', 'filed', 'dismissed')),
  item_id uuid references items,
  decided_at timestamptz,
  decided_by text,
  reason text,
  primary key (inbound_id, number)
);
create unique index inbound_attachments_by_file on inbound_attachments (file_id);

grant select, insert, update on inbound_messages, inbound_chunks, inbound_attachments to handover_console, handover_worker;

-- Who came from a mail has no link of ours to have sat at.
alter table submissions alter column link_id drop not null;

create index contacts_by_email on contacts (lower(email));

-- The account manager hears once of each contact that mail came back from.
alter table contacts add column bounce_told_at timestamptz;
update contacts set bounce_told_at = bounced_at where bounced_at is not null;
create index contacts_bounced_untold on contacts (bounced_at) where bounced_at is not null and bounce_told_at is null;
