import { sql } from 'kysely';
import type { Queries } from './pool';
import { write } from './transactions';

/** When the reset tasks of a handover are planned again by time alone; null: not before something happens. */
export async function planAgain(
  queries: Queries,
  handoverId: string,
  at: Date | null,
): Promise<void> {
  await write(
    queries,
    queries
      .updateTable('handovers')
      .set({ plan_again_at: at })
      .where('id', '=', handoverId)
      .where('plan_again_at', 'is distinct from', sql<Date | null>`${at}::timestamptz`),
  );
}

/** Handovers whose tasks time alone has changed by `at` (business time), oldest first. */
export async function plansDue(queries: Queries, at: Date, most: number): Promise<string[]> {
  const rows = await queries
    .selectFrom('handovers')
    .select('id')
    .where('plan_again_at', '<=', at)
    .where('stage', '=', 'requested')
    .where('paused_at', 'is', null)
    .orderBy('plan_again_at')
    .limit(most)
    .execute();
  return rows.map(({ id }) => id);
}
