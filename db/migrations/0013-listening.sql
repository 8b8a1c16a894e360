-- When an item was last given back to the previous MSP, by a verdict or a decision.
alter table items add column sent_back_at timestamptz;
