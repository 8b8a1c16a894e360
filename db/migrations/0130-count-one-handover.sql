-- Counting a handover reads that handover's rows alone. Without its id in the inner questions PostgreSQL hashed every
-- handover's tasks, and read the index of every message, each time anything was touched. What is owed to the client is
-- asked for only where something could be.

drop trigger add_owed_to_client on handovers;
drop function add_owed_to_client();

create or replace function owed_to_client(h uuid) returns bigint
language sql stable security definer set search_path = public as $$
  select count(*) from items i
  where i.handover_id = h and i.scope = 'client' and i.state = 'accepted'
    and i.answer_type in ('provided', 'transferred', 'handed_over')
    and not exists (
      select from package_items pi join packages p on p.id = pi.package_id
      where p.handover_id = h and pi.item_id = i.id and pi.answer_id = i.answer_id and p.confirmed_at is not null)
$$;

create or replace function touch_handover(h uuid, at timestamptz, look boolean) returns setof handovers language sql as $$
  with counted as (
    select
      count(*) filter (where i.state in ('outstanding', 'rejected')
        or (i.state = 'answered' and i.answer_type = 'promised')) as outstanding,
      count(*) filter (where i.state in ('answered', 'accepted') and i.answer_type is distinct from 'promised') as answered,
      count(*) filter (where i.state = 'answered' and i.answer_type = 'promised') as promised,
      count(*) filter (where i.state = 'answered' and i.answer_type = 'refused') as refused,
      count(*) filter (where i.state = 'accepted') as accepted,
      count(*) filter (where i.criticality = 'critical' and (i.state in ('outstanding', 'rejected')
        or (i.state = 'answered' and i.answer_type = 'promised'))) as critical_outstanding,
      count(*) filter (where i.state not in ('accepted', 'waived') and not exists (
        select 1 from reset_tasks t where t.handover_id = h and t.item_id = i.id and t.reason = 'recover'
          and t.state in ('done', 'waived'))) as unsettled_items,
      bool_or(i.scope = 'client' and i.state = 'accepted') as may_owe
    from items i where i.handover_id = h
  ), tasks as (
    select count(*) filter (where t.state in ('standby', 'open')) as open,
      count(*) filter (where t.state in ('done', 'waived')) as done
    from reset_tasks t where t.handover_id = h
  ), planned as (
    select s.key, s.due_at from steps s
    where s.handover_id = h and s.state = 'planned' order by s.due_at, s.working_day, s.key limit 1
  )
  update handovers set
    items_outstanding = c.outstanding, items_answered = c.answered, items_promised = c.promised,
    items_refused = c.refused, items_accepted = c.accepted, critical_outstanding = c.critical_outstanding,
    tasks_open = t.open, tasks_done = t.done,
    unsettled = c.unsettled_items + t.open + case when c.may_owe then owed_to_client(h) else 0 end,
    messages_sent = (
      select count(*) filter (where m.outcome = 'accepted') from messages m where m.handover_id = h),
    receipts = (select count(*) from submissions s where s.handover_id = h and s.receipt_number is not null),
    next_step_key = p.key, next_step_at = p.due_at,
    look_due_at = case when look and c.unsettled_items + t.open = 0 then at else look_due_at end,
    stall_check_at = case when look and stalled_reason in ('circle', 'task_overdue') then at else stall_check_at end,
    last_activity_at = greatest(last_activity_at, at), revision = revision + 1
  from counted c cross join tasks t left join planned p on true
  where handovers.id = h
  returning handovers.*
$$;
