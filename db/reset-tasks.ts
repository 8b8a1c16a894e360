import { sql, type Selectable } from 'kysely';
import type { TaskChange } from '../domain/resets/plan-facts';
import type { Queries } from './pool';
import type { ResetTasksTable, ResetTaskWaitsTable } from './tables/resets';
import { write } from './transactions';

export type TaskRow = Selectable<ResetTasksTable>;

/** All reset tasks of a handover, the withdrawn too. */
export async function readTasks(queries: Queries, handoverId: string): Promise<TaskRow[]> {
  return queries
    .selectFrom('reset_tasks')
    .selectAll()
    .where('handover_id', '=', handoverId)
    .orderBy('rank')
    .orderBy('id')
    .execute();
}

/** What a task says that nothing blocks. */
export const UNBLOCKED = {
  blocked_at: null,
  blocked_reason: null,
  blocked_note: null,
  blocked_until: null,
} as const;

export interface OpenTask {
  id: string;
  reason: TaskRow['reason'];
  due_at: Date;
  /** When people are reminded of it: not before it is due, nor before a blocked one is to be looked at again. */
  overdue_at: Date;
  reminded: number;
  item_name: string;
  /** Null when nobody owns it, or its owner works here no longer. */
  owner_email: string | null;
  owner_name: string | null;
}

/** Open tasks with their owner; a stand-by task cannot be overdue. */
export async function readOpenTasks(queries: Queries, handoverId: string): Promise<OpenTask[]> {
  return queries
    .selectFrom('reset_tasks as t')
    .innerJoin('items as i', 'i.id', 't.item_id')
    .leftJoin('staff as s', (join) =>
      join.onRef('s.id', '=', 't.owner_id').on('s.deactivated_at', 'is', null),
    )
    .select([
      't.id',
      't.reason',
      't.due_at',
      sql<Date>`greatest(t.due_at, t.blocked_until)`.as('overdue_at'),
      't.reminded',
      'i.name as item_name',
      's.email as owner_email',
      's.name as owner_name',
    ])
    .where('t.handover_id', '=', handoverId)
    .where('t.state', '=', 'open')
    .orderBy('t.due_at')
    .orderBy('t.id')
    .execute();
}

/** Opens tasks; where one is open for the same item and reason already, that one stays. */
export async function insertTasks(queries: Queries, rows: readonly TaskRow[]): Promise<void> {
  if (rows.length === 0) return;
  await write(
    queries,
    queries
      .insertInto('reset_tasks')
      .values([...rows])
      .onConflict((conflict) =>
        conflict
          .columns(['item_id', 'reason'])
          // As the index says it: with parameters in their place no plan that is kept would find it.
          .where(sql<boolean>`state in ('standby', 'open')`)
          .doNothing(),
      ),
  );
}

/** What the planner says of tasks that exist, all in one statement. */
export async function changeTasks(
  queries: Queries,
  changes: readonly TaskChange[],
  at: Date,
): Promise<void> {
  if (changes.length === 0) return;
  const dueAt = (change: TaskChange) => ('dueAt' in change ? change.dueAt : null);
  const why = (change: TaskChange) => (change.kind === 'withdraw' ? change.why : null);
  await write(
    queries,
    sql`
    update reset_tasks t set
      state = case c.kind when 'withdraw' then 'withdrawn' when 'unask' then t.state else 'open' end,
      reason = case c.kind when 'convert' then 'rotate' else t.reason end,
      due_at = coalesce(c.due_at, t.due_at),
      converted_from = case c.kind when 'convert' then 'recover' else t.converted_from end,
      converted_at = case c.kind when 'convert' then ${at} else t.converted_at end,
      asked_at = case c.kind when 'ask' then ${at}::timestamptz end,
      reminded = case c.kind when 'convert' then 0 else t.reminded end,
      -- What getting it back waited for is no matter to its rotation.
      blocked_at = case c.kind when 'convert' then null else t.blocked_at end,
      blocked_reason = case c.kind when 'convert' then null else t.blocked_reason end,
      blocked_note = case c.kind when 'convert' then null else t.blocked_note end,
      blocked_until = case c.kind when 'convert' then null else t.blocked_until end,
      waive_reason = coalesce(c.why, t.waive_reason),
      finished_at = case c.kind when 'withdraw' then ${at} else t.finished_at end,
      finished_by = case c.kind when 'withdraw' then 'system' else t.finished_by end
    from unnest(
      ${changes.map((change) => change.taskId)}::uuid[],
      ${changes.map((change) => change.kind)}::text[],
      ${changes.map(dueAt)}::timestamptz[],
      ${changes.map(why)}::text[]
    ) as c (id, kind, due_at, why)
    where t.id = c.id`,
  );
}

/** Ranks and circles of open tasks, in one statement; a row that already says so is left alone. */
export async function arrangeTasks(
  queries: Queries,
  tasks: readonly { id: string; rank: number; inCircle: boolean }[],
): Promise<void> {
  if (tasks.length === 0) return;
  await write(
    queries,
    sql`
    update reset_tasks t set rank = a.rank, in_circle = a.in_circle
    from unnest(
      ${tasks.map((task) => task.id)}::uuid[],
      ${tasks.map((task) => task.rank)}::int[],
      ${tasks.map((task) => task.inCircle)}::boolean[]
    ) as a (id, rank, in_circle)
    where t.id = a.id and (t.rank, t.in_circle) is distinct from (a.rank, a.in_circle)`,
  );
}

/** People were reminded of these once more. */
export async function countReminder(queries: Queries, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await write(
    queries,
    queries
      .updateTable('reset_tasks')
      .set((e) => ({ reminded: e('reminded', '+', 1) }))
      .where('id', 'in', [...ids]),
  );
}

/** What a task waits for. */
export type WaitRow = Selectable<ResetTaskWaitsTable>;

/** Replaces what the handover's open tasks wait for. */
export async function replaceWaits(
  queries: Queries,
  handoverId: string,
  waits: readonly WaitRow[],
): Promise<void> {
  await write(
    queries,
    queries
      .deleteFrom('reset_task_waits')
      .where('task_id', 'in', (tasks) =>
        tasks.selectFrom('reset_tasks').select('id').where('handover_id', '=', handoverId),
      ),
  );
  await write(
    queries,
    sql`
    insert into reset_task_waits (task_id, waits_for_item_id, kind)
    select * from unnest(
      ${waits.map((wait) => wait.task_id)}::uuid[],
      ${waits.map((wait) => wait.waits_for_item_id)}::uuid[],
      ${waits.map((wait) => wait.kind)}::text[]
    )`,
  );
}
