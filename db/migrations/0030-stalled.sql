-- A handover says itself when time alone may make it stand still, and when its account manager is told: nobody
-- looks at all handovers again and again.
alter table handovers add column stall_check_at timestamptz, add column stalled_tell_at timestamptz;
create index handovers_to_check on handovers (stall_check_at) where stall_check_at is not null;
create index handovers_to_tell on handovers (stalled_tell_at) where stalled_tell_at is not null;
create index handovers_step_due on handovers (next_step_at)
  where paused_at is null and stage not in ('closed', 'cancelled');
grant update (stall_check_at) on handovers to handover_portal;

-- Some messages are the house's own, of no handover: the digest, and word of an outage.
alter table messages alter column handover_id drop not null;
alter table messages drop constraint messages_handover_id_step_key_recipient_key_key;
create unique index messages_once on messages (handover_id, step_key, recipient_key) nulls not distinct;
create index messages_waiting on messages (created_at) where outcome in ('pending', 'not_sent', 'unknown');
create index messages_accepted on messages (outcome_at) where outcome = 'accepted';
create index steps_taken on steps (taken_at) where state = 'taken';

-- What fails for everybody is said once, not once for each handover.
create table outages (
  id uuid primary key,
  reason text not null check (reason in ('mail_failing', 'worker_failing')),
  since timestamptz not null,
  found_at timestamptz not null,
  ended_at timestamptz,
  told_at timestamptz
);
create unique index outages_one_open on outages (reason) where ended_at is null;
create index outages_untold on outages (since) where told_at is null;

-- The worker's own word that it is alive, once a minute.
create table worker_beats (
  worker text primary key,
  at timestamptz not null
);

-- One digest for each working morning of ours.
create table digests (
  day date primary key,
  at timestamptz not null,
  lines int not null
);

grant select, insert, update on outages, worker_beats, digests to handover_worker;
grant select, insert on outages to handover_console;
grant select on worker_beats, digests to handover_console;
