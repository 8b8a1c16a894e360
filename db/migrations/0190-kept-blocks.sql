-- How many other items wait for a task's item is kept with the task: the board shows first what blocks most, and
-- counted anew for every open task of every handover, a page read more with each handover that runs.
alter table reset_tasks add column blocks int not null default 0;

-- The items whose open tasks wait for an item, directly or through others (db/task-waits.ts says it in words).
create function items_behind(item uuid) returns bigint language sql stable as $$
  with recursive behind (item_id, frees) as (
    select waiting.item_id, waiting.reason in ('recover', 'rotate')
    from reset_task_waits w
    join reset_tasks waiting on waiting.id = w.task_id and waiting.state in ('open', 'standby')
    where w.waits_for_item_id = item
    union
    select waiting.item_id, waiting.reason in ('recover', 'rotate')
    from behind b
    join reset_task_waits w on w.waits_for_item_id = b.item_id
    join reset_tasks waiting on waiting.id = w.task_id and waiting.state in ('open', 'standby')
    where b.frees)
  select count(distinct item_id) from behind where item_id <> item
$$;

create function count_blocked(h uuid) returns void
language sql security definer set search_path = public as $$
  update reset_tasks t set blocks = c.blocks
  from (
    select o.id, case when o.state in ('open', 'standby') and o.reason in ('recover', 'rotate')
        and exists (select from reset_task_waits w where w.waits_for_item_id = o.item_id)
      then items_behind(o.item_id) else 0 end as blocks
    from reset_tasks o where o.handover_id = h) c
  where t.id = c.id and t.blocks <> c.blocks
$$;

-- Only where something waits: most tasks wait for nothing and hold up nothing.
create function tasks_changed() returns trigger language plpgsql as $$
begin
  perform count_blocked(c.h) from (
    select distinct n.handover_id as h from new_tasks n join old_tasks o on o.id = n.id
    where (o.state, o.reason) is distinct from (n.state, n.reason)
      and (exists (select from reset_task_waits w where w.task_id = n.id)
        or exists (select from reset_task_waits w where w.waits_for_item_id = n.item_id))) c;
  return null;
end $$;
create trigger tasks_changed after update on reset_tasks
  referencing old table as old_tasks new table as new_tasks
  for each statement execute function tasks_changed();

create function tasks_opened() returns trigger language plpgsql as $$
begin
  perform count_blocked(c.h) from (
    select distinct n.handover_id as h from new_tasks n
    where exists (select from reset_task_waits w where w.waits_for_item_id = n.item_id)) c;
  return null;
end $$;
create trigger tasks_opened after insert on reset_tasks
  referencing new table as new_tasks for each statement execute function tasks_opened();

create function waits_changed() returns trigger language plpgsql as $$
begin
  perform count_blocked(c.h) from (
    select distinct t.handover_id as h from changed_waits w join reset_tasks t on t.id = w.task_id) c;
  return null;
end $$;
create trigger waits_came after insert on reset_task_waits
  referencing new table as changed_waits for each statement execute function waits_changed();
create trigger waits_went after delete on reset_task_waits
  referencing old table as changed_waits for each statement execute function waits_changed();

select count_blocked(id) from handovers where stage not in ('closed', 'cancelled');

-- The order of the board, what blocks most first.
create index reset_tasks_board on reset_tasks ((-blocks), due_at, id) where state in ('standby', 'open');
