import { sql, type RawBuilder } from 'kysely';
import type { Queries } from './pool';
import { chosen, narrowings, type TaskFilter } from './task-pages';

export type TaskCounts = Record<TaskFilter['only'], number>;

/**
 * What each filter of the board holds. Every number is read from an index of its own, or from what each handover keeps:
 * never all open tasks. A handover that is over has none.
 */
export async function countTasks(
  queries: Queries,
  filter: Omit<TaskFilter, 'only'>,
): Promise<TaskCounts> {
  const narrow = narrowings(filter);
  const count = (only: TaskFilter['only']): RawBuilder<number> =>
    sql<number>`(select count(*) from reset_tasks t
      where ${sql.join([chosen({ ...filter, only }), ...narrow], sql` and `)})`;
  const { rows } = await sql<Omit<TaskCounts, 'open'>>`
    select ${narrow.length === 0 ? keptTasks : count('all')} as all, ${count('standby')} as standby,
      ${count('mine')} as mine, ${count('unowned')} as unowned, ${count('overdue')} as overdue,
      ${count('blocked')} as blocked`.execute(queries);
  const [counts] = rows;
  if (!counts) throw new Error('a select without a table has one row');
  return { ...counts, open: counts.all - counts.standby };
}

/** How many tasks are open in all that runs, beside the name of the board on every page of the console. */
export const openTasks = (): RawBuilder<number> =>
  sql<number>`(${keptTasks} - (select count(*) from reset_tasks where state = 'standby'))`;

/** Open and stand-by tasks of all that runs, as each handover keeps them. */
const keptTasks = sql<number>`(select coalesce(sum(h.tasks_open), 0)::int from handovers h
  where h.stage not in ('closed', 'cancelled'))`;
