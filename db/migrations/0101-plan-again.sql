-- An item's plan B begins when getting it back takes longer than the days that are left: by time alone, on a morning that
-- the planner names. Those who began before are planned once more, and say then when to look again.

alter table handovers add column plan_again_at timestamptz;
update handovers set plan_again_at = last_activity_at where stage = 'requested';
create index handovers_to_plan on handovers (plan_again_at)
  where plan_again_at is not null and stage = 'requested' and paused_at is null;
