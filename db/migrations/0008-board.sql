-- The board pages by key: stalled first, then by deadline. Its counters are not in these indexes on purpose:
-- an answer changes only counters, and so stays one write of the row (a heap-only update).
create index handovers_board_open on handovers
  ((stalled_reason is null), (coalesce(stalled_since, deadline_at, timestamptz '9999-12-31 00:00:00+00')), id)
  where stage not in ('closed', 'cancelled');
create index handovers_board_stage on handovers
  (stage, (stalled_reason is null), (coalesce(stalled_since, deadline_at, timestamptz '9999-12-31 00:00:00+00')), id);
create index handovers_board_mine on handovers
  (account_manager_email, (stalled_reason is null),
   (coalesce(stalled_since, deadline_at, timestamptz '9999-12-31 00:00:00+00')), id)
  where stage not in ('closed', 'cancelled');
drop index handovers_board;
create index handovers_by_client on handovers (client_id);
create index handovers_by_previous_msp on handovers (previous_msp_id);
