-- Rules for showing secrets that were loosened, and by whom, until all of ours have been told: also where they were set
-- back a moment later.
alter table reveal_rules add column tell_loosened_at timestamptz, add column tell_loosened_by text;
grant update (tell_loosened_at, tell_loosened_by) on reveal_rules to handover_worker;
