import type { Selectable } from 'kysely';
import type { Queries } from './pool';
import type { CallsTable } from './tables/stepping-in';

export type CallRow = Selectable<CallsTable>;

/** Telephone calls of a handover, oldest first. */
export async function readCalls(queries: Queries, handoverId: string): Promise<CallRow[]> {
  return queries
    .selectFrom('calls')
    .selectAll()
    .where('handover_id', '=', handoverId)
    .orderBy('called_at')
    .orderBy('step_key')
    .execute();
}

export async function insertCall(queries: Queries, row: CallRow): Promise<void> {
  await queries.insertInto('calls').values(row).execute();
}
