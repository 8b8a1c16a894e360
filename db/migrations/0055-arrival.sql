-- Everything that arrives is opened once by the worker: does it open, is it whole, is it what was asked for?
alter table answers add column checked_at timestamptz, add column finding text, add column remarks text[] not null default '{}';
update answers set checked_at = answered_at where sealed = '\x' or superseded_at is not null;
create index answers_to_check on answers (answered_at) where checked_at is null;

-- And looked at by a virus scanner, where there is one.
alter table files add column scanned_at timestamptz, add column infected_with text;
create index files_to_scan on files (received_at) where scanned_at is null;
