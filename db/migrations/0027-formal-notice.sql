-- The formal notice on paper: what a person entered to have it printed, and what became of it at the post.
create table formal_notices (
  handover_id uuid primary key references handovers,
  prepared_at timestamptz not null,
  prepared_by text not null,
  require_by timestamptz not null,
  recipient_address text not null,
  sender_address text not null,
  signatory_name text not null,
  signatory_title text not null,
  posted_on date,
  signed_by text,
  posted_by text,
  tracking_number text,
  recorded_at timestamptz,
  recorded_by text
);
-- Slips and photographs of the posting: sealed like every other file, and no item's.
create table notice_proofs (
  file_id uuid primary key references files,
  handover_id uuid not null references handovers,
  uploaded_by text not null
);
create index notice_proofs_by_handover on notice_proofs (handover_id);

grant select, insert, update on formal_notices to handover_console, handover_worker;
grant select, insert on notice_proofs to handover_console, handover_worker;
grant execute on function discard_unfinished_file(uuid) to handover_console;
