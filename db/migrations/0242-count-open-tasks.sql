-- What the boards count of open tasks is read from an index: what stands by, and what of a kind or a role is open.
create index reset_tasks_counted on reset_tasks (state, owner_role, reason) where state in ('standby', 'open');
