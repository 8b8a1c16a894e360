-- Whether an item is being recovered, what a task waits for and what blocks it are asked by item, and receipts by
-- contact: without these each such question read the tasks and sittings of every handover.
create index reset_tasks_by_item on reset_tasks (item_id, reason);
drop index reset_tasks_recovered;
create index submissions_by_contact on submissions (contact_id);

-- Open tasks and waiting mail of one handover: the queues' own indexes hold those of all.
drop index reset_tasks_by_handover;
create index reset_tasks_by_handover on reset_tasks (handover_id, state);
drop index messages_waiting;
create index messages_waiting on messages (handover_id, created_at)
  where outcome in ('pending', 'not_sent', 'unknown');
