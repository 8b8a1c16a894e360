import { sql } from 'kysely';
import type { Queries } from './pool';

/** An item that a task waits for, or that waits for the task's item. */
export interface WaitLine {
  kind: 'any_of' | 'all_of';
  itemId: string;
  itemName: string;
  /** The open task of that item to work on, if there is one. */
  taskId: string | null;
  /** Nothing about that item stands in the way any more. */
  free: boolean;
}

/** What the task waits for, in the letter's order. */
export async function waitsOf(queries: Queries, taskId: string): Promise<WaitLine[]> {
  const { rows } = await sql<WaitLine>`
    select w.kind, i.id as "itemId", i.name as "itemName",
      (select o.id from reset_tasks o where o.item_id = i.id and o.state in ('open', 'standby')
        order by o.reason = 'recover' desc, o.rank, o.id limit 1) as "taskId",
      i.state in ('accepted', 'waived') or exists (
        select from reset_tasks d where d.item_id = i.id and d.reason in ('recover', 'rotate') and d.state = 'done'
      ) as free
    from reset_task_waits w join items i on i.id = w.waits_for_item_id
    where w.task_id = ${taskId} order by w.kind, i.position`.execute(queries);
  return rows;
}

/** The open tasks that wait for this item. */
export async function waitersFor(queries: Queries, itemId: string): Promise<WaitLine[]> {
  const { rows } = await sql<WaitLine>`
    select distinct on (i.position, t.id) w.kind, i.id as "itemId", i.name as "itemName", t.id as "taskId", false as free
    from reset_task_waits w
    join reset_tasks t on t.id = w.task_id and t.state in ('open', 'standby')
    join items i on i.id = t.item_id
    where w.waits_for_item_id = ${itemId} and t.item_id <> ${itemId}
    order by i.position, t.id`.execute(queries);
  return rows;
}

/** For each item of a handover, how many open tasks wait for it; items that nothing waits for are left out. */
export async function blockedBy(
  queries: Queries,
  handoverId: string,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ item: string; count: number }>`
    select w.waits_for_item_id as item, count(distinct w.task_id) as count
    from reset_task_waits w join reset_tasks t on t.id = w.task_id and t.state in ('open', 'standby')
    where t.handover_id = ${handoverId} and t.item_id <> w.waits_for_item_id
    group by w.waits_for_item_id`.execute(queries);
  return new Map(rows.map((row) => [row.item, row.count]));
}
