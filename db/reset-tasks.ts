import type { Selectable } from 'kysely';
import type { Queries } from './pool';
import type { ResetTasksTable } from './tables/resets';

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

export interface OpenTask {
  id: string;
  reason: TaskRow['reason'];
  due_at: Date;
  item_name: string;
  owner_email: string | null;
  owner_name: string | null;
}

/** Open tasks with their owner; a stand-by task cannot be overdue. */
export async function readOpenTasks(queries: Queries, handoverId: string): Promise<OpenTask[]> {
  return queries
    .selectFrom('reset_tasks as t')
    .innerJoin('items as i', 'i.id', 't.item_id')
    .leftJoin('staff as s', 's.id', 't.owner_id')
    .select([
      't.id',
      't.reason',
      't.due_at',
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
  await queries
    .insertInto('reset_tasks')
    .values([...rows])
    .onConflict((conflict) =>
      conflict.columns(['item_id', 'reason']).where('state', 'in', ['standby', 'open']).doNothing(),
    )
    .execute();
}

export async function updateTask(
  queries: Queries,
  id: string,
  change: Partial<Omit<TaskRow, 'id' | 'handover_id' | 'item_id'>>,
): Promise<void> {
  await queries.updateTable('reset_tasks').set(change).where('id', '=', id).execute();
}

/** Replaces what the handover's open tasks wait for. */
export async function replaceWaits(
  queries: Queries,
  handoverId: string,
  waits: readonly { task_id: string; waits_for_item_id: string; kind: 'any_of' | 'all_of' }[],
): Promise<void> {
  await queries
    .deleteFrom('reset_task_waits')
    .where('task_id', 'in', (tasks) =>
      tasks.selectFrom('reset_tasks').select('id').where('handover_id', '=', handoverId),
    )
    .execute();
  if (waits.length > 0)
    await queries
      .insertInto('reset_task_waits')
      .values([...waits])
      .execute();
}
