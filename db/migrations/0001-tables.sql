-- What a person sees or a lawyer asks for. Instants are written by the application's clock: no defaults of now().

create table staff (
  id uuid primary key,
  name text not null,
  email text not null unique,
  role text not null check (role in ('account_manager', 'technician', 'lead', 'admin')),
  created_at timestamptz not null
);

create table sessions (
  id uuid primary key,
  staff_id uuid not null references staff,
  token_hash bytea not null unique,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);

create table api_tokens (
  id uuid primary key,
  name text not null,
  token_hash bytea not null unique,
  scopes text[] not null,
  staff_id uuid references staff,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);

create table policies (
  id uuid primary key,
  name text not null unique,
  definition jsonb not null,
  is_default boolean not null,
  created_at timestamptz not null
);
create unique index policies_one_default on policies (is_default) where is_default;

create table clients (
  id uuid primary key,
  name text not null,
  address text,
  country text not null,
  region text,
  time_zone text not null,
  call_back_phone text,
  created_at timestamptz not null
);
create unique index clients_by_name on clients (lower(name));

create table previous_msps (
  id uuid primary key,
  name text not null,
  address text,
  country text not null,
  region text,
  time_zone text not null,
  closing_days text[] not null,
  created_at timestamptz not null
);
create unique index previous_msps_by_name on previous_msps (lower(name));

create sequence handover_numbers;

create table handovers (
  id uuid primary key,
  number text not null unique,
  client_id uuid not null references clients,
  previous_msp_id uuid not null references previous_msps,
  stage text not null check (stage in ('draft', 'authority', 'requested', 'resets', 'closed', 'cancelled')),
  paused_at timestamptz,
  stalled_reason text,
  stalled_since timestamptz,
  stalled_told_at timestamptz,
  language text not null,
  policy jsonb not null,
  scope_preset text not null,
  custom_deadline date,
  custom_critical_due date,
  send_at text not null check (send_at in ('now', 'next-morning')),
  account_manager_name text not null,
  account_manager_email text not null,
  reference text,
  created_at timestamptz not null,
  created_by text not null,
  idempotency_key text unique,
  input_hash bytea not null,
  requested_at timestamptz,
  critical_due_at timestamptz,
  deadline_at timestamptz,
  resets_opened_at timestamptz,
  closed_at timestamptz,
  cancelled_at timestamptz,
  items_total int not null,
  items_outstanding int not null,
  items_answered int not null,
  items_promised int not null,
  items_refused int not null,
  items_accepted int not null,
  critical_outstanding int not null,
  tasks_open int not null,
  tasks_done int not null,
  unsettled int not null,
  messages_sent int not null,
  receipts int not null,
  next_step_key text,
  next_step_at timestamptz,
  last_activity_at timestamptz not null,
  revision bigint not null,
  look_due_at timestamptz,
  tasks_stale boolean not null,
  started_workflow boolean not null,
  recipient text not null,
  recipient_signature bytea not null
);
create index handovers_board on handovers (stage, deadline_at, id);
create index handovers_stalled on handovers (stalled_since, id) where stalled_reason is not null;
create index handovers_to_look on handovers (look_due_at) where look_due_at is not null;
create index handovers_to_start on handovers (created_at) where not started_workflow;

create table contacts (
  id uuid primary key,
  handover_id uuid not null references handovers,
  party text not null check (party in ('previous_msp', 'client', 'counsel')),
  rung text not null,
  name text not null,
  email text not null,
  bounced_at timestamptz,
  removed_at timestamptz,
  created_at timestamptz not null
);
create unique index contacts_by_address on contacts (handover_id, lower(email), rung) where removed_at is null;

create table items (
  id uuid primary key,
  handover_id uuid not null references handovers,
  position int not null,
  catalogue_number int,
  group_name text not null,
  name text not null,
  kind text not null,
  scope text not null check (scope in ('ours', 'client')),
  criticality text not null check (criticality in ('critical', 'normal')),
  unrecoverable boolean not null,
  recovery_working_days int not null,
  reply_fields text[] not null,
  leans_on_any_of int[] not null,
  not_before int[] not null,
  only_they_can_release boolean not null,
  state text not null check (state in ('outstanding', 'answered', 'accepted', 'rejected', 'waived')),
  answer_id uuid,
  answer_type text,
  answered_at timestamptz,
  promised_until timestamptz,
  promises int not null,
  refusal_reason text,
  rejection_note text,
  waive_reason text,
  settled_at timestamptz,
  unique (handover_id, position)
);

create table authorities (
  handover_id uuid primary key references handovers,
  kind text not null check (kind in ('on_file', 'to_sign')),
  state text not null check (state in ('unsigned', 'signed')),
  signatory_name text not null,
  signatory_title text not null,
  signatory_email text not null,
  signed_at timestamptz,
  signed_on date,
  method text check (method in ('on_file', 'typed', 'uploaded')),
  typed_name text,
  typed_title text,
  consent text,
  address text,
  time_zone text,
  letter_sha256 bytea,
  file_id uuid
);

create table links (
  id uuid primary key,
  handover_id uuid not null references handovers,
  contact_id uuid not null references contacts,
  purpose text not null check (purpose in ('reply', 'authority')),
  generation int not null,
  token_hash bytea not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  first_opened_at timestamptz,
  last_opened_at timestamptz,
  unique (contact_id, purpose, generation)
);
create index links_by_handover on links (handover_id);

create table submissions (
  id uuid primary key,
  handover_id uuid not null references handovers,
  contact_id uuid not null references contacts,
  link_id uuid not null references links,
  number int not null,
  opened_at timestamptz not null,
  last_saved_at timestamptz not null,
  finished_at timestamptz,
  receipt_number text unique,
  receipt jsonb
);
create unique index submissions_one_open on submissions (link_id) where finished_at is null;
create unique index submissions_by_number on submissions (handover_id, number);
create index submissions_idle on submissions (last_saved_at) where finished_at is null;

create table answers (
  id uuid primary key,
  handover_id uuid not null references handovers,
  item_id uuid not null references items,
  submission_id uuid not null references submissions,
  contact_id uuid not null references contacts,
  type text not null,
  answered_at timestamptz not null,
  promised_until timestamptz,
  refusal_reason text,
  fingerprint bytea not null,
  sealed bytea not null,
  superseded_at timestamptz
);
create index answers_by_item on answers (item_id);
create index answers_by_submission on answers (submission_id);
alter table items add foreign key (answer_id) references answers deferrable initially deferred;

create table files (
  id uuid primary key,
  handover_id uuid not null references handovers,
  item_id uuid references items,
  submission_id uuid references submissions,
  received_at timestamptz not null,
  chunks int not null,
  sealed_manifest bytea not null,
  fingerprint bytea not null,
  removed_at timestamptz
);
create index files_by_item on files (item_id);
create index files_by_handover on files (handover_id);

create table file_chunks (
  file_id uuid not null,
  number int not null,
  handover_id uuid not null references handovers,
  sealed bytea not null,
  stored_at timestamptz not null,
  primary key (file_id, number)
);

create table letters (
  handover_id uuid not null references handovers,
  kind text not null,
  pdf bytea not null,
  sha256 bytea not null,
  rendered_at timestamptz not null,
  primary key (handover_id, kind)
);

create table steps (
  handover_id uuid not null references handovers,
  key text not null,
  kind text not null check (kind in ('chase', 'authority', 'promise', 'overdue')),
  working_day int not null,
  rungs text[] not null,
  template text not null,
  tone text not null,
  condition text not null,
  critical_due boolean not null,
  deadline boolean not null,
  due_at timestamptz not null,
  state text not null check (state in ('planned', 'taken', 'skipped')),
  taken_at timestamptz,
  skip_reason text,
  forced boolean not null,
  primary key (handover_id, key)
);
create index steps_planned on steps (handover_id, due_at) where state = 'planned';

create table messages (
  id uuid primary key,
  handover_id uuid not null references handovers,
  step_key text not null,
  recipient_key text not null,
  contact_id uuid references contacts,
  link_id uuid references links,
  template text not null,
  subject text not null,
  to_name text not null,
  to_address text not null,
  envelope_from text not null,
  message_id text not null unique,
  rendered bytea not null,
  body_text text not null,
  outcome text not null check (outcome in ('pending', 'not_sent', 'unknown', 'rejected', 'accepted')),
  outcome_at timestamptz not null,
  server_reply text,
  attempts int not null,
  created_at timestamptz not null,
  unique (handover_id, step_key, recipient_key)
);
create index messages_by_handover on messages (handover_id, created_at);

create table reset_tasks (
  id uuid primary key,
  handover_id uuid not null references handovers,
  item_id uuid not null references items,
  reason text not null check (reason in ('recover', 'rotate', 'revoke', 'day_one')),
  state text not null check (state in ('standby', 'open', 'done', 'waived', 'withdrawn')),
  opened_at timestamptz not null,
  due_at timestamptz not null,
  rank int not null,
  in_circle boolean not null,
  owner_id uuid references staff,
  owner_role text not null,
  converted_from text,
  converted_at timestamptz,
  begun_at timestamptz,
  note text,
  recorded_where text,
  finished_at timestamptz,
  finished_by text,
  waive_reason text
);
create unique index reset_tasks_one_open on reset_tasks (item_id, reason) where state in ('standby', 'open');
create index reset_tasks_by_handover on reset_tasks (handover_id);
create index reset_tasks_due on reset_tasks (due_at) where state = 'open';

create table reset_task_waits (
  task_id uuid not null references reset_tasks on delete cascade,
  waits_for_item_id uuid not null references items,
  kind text not null check (kind in ('any_of', 'all_of')),
  primary key (task_id, waits_for_item_id, kind)
);

create table commands (
  id uuid primary key,
  handover_id uuid not null references handovers,
  kind text not null,
  arguments jsonb not null,
  requested_by text not null,
  requested_at timestamptz not null,
  idempotency_key text not null,
  outcome text not null check (outcome in ('pending', 'done', 'refused')),
  refusal text,
  finished_at timestamptz,
  unique (handover_id, idempotency_key)
);
