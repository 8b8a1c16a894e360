-- What waits for an item: read for every line of the board of reset tasks.
create index reset_task_waits_by_item on reset_task_waits (waits_for_item_id);
create index reset_tasks_by_owner on reset_tasks (owner_id, due_at) where state in ('standby', 'open');
