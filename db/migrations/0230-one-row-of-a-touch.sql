-- A handover is one row. Not told so, PostgreSQL counts on a thousand, and reads the authorities of all handovers
-- to join one.
alter function touch_handover(uuid, timestamptz, boolean) rows 1;
