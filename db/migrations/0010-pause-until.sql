-- When a pause ends by itself; null: when a person says so.
alter table handovers add column paused_until timestamptz;
