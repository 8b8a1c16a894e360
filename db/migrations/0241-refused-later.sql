-- Since when a refusal waits with its decision: what came after its account manager was told is told once more.
alter table decision_items add column opened_at timestamptz;
