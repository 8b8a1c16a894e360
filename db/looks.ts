import type { Position } from '../domain/handover/position';
import type { Db, Queries } from './pool';
import { readPosition } from './positions';
import { write } from './transactions';

/** Handovers whose workflow has to be told to look again, oldest first. `at` is business time. */
export async function looksDue(db: Db, at: Date, most: number): Promise<string[]> {
  const rows = await db
    .selectFrom('handovers')
    .select('id')
    .where('look_due_at', '<=', at)
    .where('started_workflow', '=', true)
    .orderBy('look_due_at')
    .limit(most)
    .execute();
  return rows.map((row) => row.id);
}

/** Forgets the look, unless something has changed since the position was read. */
export async function lookDone(db: Db, handoverId: string, seen: Position): Promise<void> {
  await db
    .updateTable('handovers')
    .set({ look_due_at: null })
    .where('id', '=', handoverId)
    .where('revision', '=', seen.revision)
    .execute();
}

/** Handovers written while the Temporal server was away, oldest first. */
export async function startsDue(
  db: Db,
  most: number,
): Promise<{ id: string; position: Position }[]> {
  const rows = await db
    .selectFrom('handovers')
    .select('id')
    .where('started_workflow', '=', false)
    .where('stage', 'not in', ['draft', 'closed', 'cancelled'])
    .orderBy('created_at')
    .limit(most)
    .execute();
  return Promise.all(rows.map(async ({ id }) => ({ id, position: await readPosition(db, id) })));
}

export async function startDone(db: Db, handoverId: string): Promise<void> {
  await db
    .updateTable('handovers')
    .set({ started_workflow: true })
    .where('id', '=', handoverId)
    .execute();
}

/** The workflow is told at once to look again, from inside the transaction that changed something. */
export async function lookNow(queries: Queries, handoverId: string, at: Date): Promise<void> {
  await write(
    queries,
    queries.updateTable('handovers').set({ look_due_at: at }).where('id', '=', handoverId),
  );
}
