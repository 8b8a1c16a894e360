import type { Selectable } from 'kysely';
import type { Queries } from './pool';
import type { StepSkipsTable } from './tables/stepping-in';

export type StepSkipRow = Selectable<StepSkipsTable>;

/** Why and by whom steps were left out. */
export async function readStepSkips(queries: Queries, handoverId: string): Promise<StepSkipRow[]> {
  return queries
    .selectFrom('step_skips')
    .selectAll()
    .where('handover_id', '=', handoverId)
    .execute();
}

export async function insertStepSkip(queries: Queries, row: StepSkipRow): Promise<void> {
  await queries.insertInto('step_skips').values(row).execute();
}

/** The step keeps its day for the tasks that it opens, and sends nothing. */
export async function leaveOut(queries: Queries, handoverId: string, key: string): Promise<void> {
  await queries
    .updateTable('steps')
    .set({ left_out: true })
    .where('handover_id', '=', handoverId)
    .where('key', '=', key)
    .where('state', '=', 'planned')
    .execute();
}
