-- The kinds of a step are the code's list (domain/chase/planned-step.ts): what was sent back is told in a message
-- of its own, thanks are given once, and the client is asked for what it is said to have.
alter table steps drop constraint steps_kind_check;
