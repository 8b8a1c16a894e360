import { sql, type RawBuilder } from 'kysely';
import { Refusal } from '../domain/problem';
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
      i.state in ('accepted', 'waived')
      or (i.state = 'answered' and i.answer_type in ('provided', 'transferred', 'handed_over'))
      or exists (
        select from reset_tasks d where d.item_id = i.id and ((d.reason in ('recover', 'rotate') and d.state = 'done')
          or (w.kind = 'all_of' and d.reason in ('recover', 'day_one') and d.state in ('done', 'waived')))
      ) as free
    from reset_task_waits w join items i on i.id = w.waits_for_item_id
    where w.task_id = ${taskId} order by w.kind, i.position`.execute(queries);
  return rows;
}

/**
 * Throws Refusal while something is unsettled that this task must not be done before, unless a person insists:
 * doing it earlier can destroy something (product.md, "not before").
 */
export async function refuseTooEarly(
  queries: Queries,
  taskId: string,
  insists: boolean,
): Promise<void> {
  if (insists) return;
  const held = (await waitsOf(queries, taskId)).filter(
    (wait) => wait.kind === 'all_of' && !wait.free,
  );
  if (held.length === 0) return;
  const names = held.map(({ itemName }) => `“${itemName}”`).join(', ');
  throw new Refusal(
    'not_before',
    `Not before ${names}: doing this earlier can destroy something. Read the traps; if it has to be now, say so and try again.`,
  );
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

/**
 * The items whose open tasks wait for an item, directly or through others, one row each (`item_id`): a recursive
 * statement named `behind`. Who waits for Y waits for X where getting or renewing Y waits for it; that some access at
 * Y is closed later keeps nobody waiting. The item itself, which a circle leads back to, is among them.
 */
const BEHIND = (item: RawBuilder<unknown>) => sql`
  behind (item_id, frees) as (
    ${waitersOf(item)}
    union
    select next.item_id, next.frees from behind b, lateral (${waitersOf(sql`b.item_id`)}) next where b.frees
  )`;

function waitersOf(item: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select waiting.item_id, waiting.reason in ('recover', 'rotate') as frees
    from reset_task_waits w
    join reset_tasks waiting on waiting.id = w.task_id and waiting.state in ('open', 'standby')
    where w.waits_for_item_id = ${item}`;
}

/** How many other items wait for this one, directly or through others, as part of a statement. */
export function countBehind(item: RawBuilder<unknown>): RawBuilder<number> {
  // Most items block nothing, and the board asks for thousands.
  return sql`
    case when exists (select from reset_task_waits w where w.waits_for_item_id = ${item}) then (
      with recursive ${BEHIND(item)}
      select count(distinct item_id) from behind where item_id <> ${item}
    ) else 0 end`;
}

/** For each item of a handover, how many others wait for it, directly or through others; those that block none are left out. */
export async function blockedBy(
  queries: Queries,
  handoverId: string,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ item: string; count: number }>`
    select i.id as item, ${countBehind(sql`i.id`)} as count from items i
    where i.handover_id = ${handoverId}
      and exists (select from reset_task_waits w where w.waits_for_item_id = i.id)`.execute(
    queries,
  );
  return new Map(rows.filter(({ count }) => count > 0).map((row) => [row.item, row.count]));
}
