import { sql, type RawBuilder } from 'kysely';
import type { TroubleReason } from '../domain/stalled/outages';
import type { Db, Queries } from './pool';
import { lockHandover } from './positions';

export interface Trouble {
  reason: TroubleReason;
  /** The handover it was met at; null where it is the whole house's. */
  handoverId: string | null;
  at: Date;
}

/** Says that a person has to look. False when it is said already. Any process may, the portal too. */
export async function raiseTrouble(
  queries: Queries,
  { reason, handoverId, at }: Trouble,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await queries
    .insertInto('troubles')
    .values({ reason, handover_id: handoverId, since: at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** It is over; of one handover, or of all. */
export async function clearTrouble(
  queries: Queries,
  reason: TroubleReason,
  handoverId?: string,
): Promise<void> {
  await queries
    .deleteFrom('troubles')
    .where('reason', '=', reason)
    .$if(handoverId !== undefined, (query) => query.where('handover_id', '=', handoverId ?? null))
    .execute();
}

/** The handovers at which this was met. */
export async function troubledHandovers(
  queries: Queries,
  reason: TroubleReason,
): Promise<string[]> {
  const rows = await queries
    .selectFrom('troubles')
    .select('handover_id')
    .where('reason', '=', reason)
    .where('handover_id', 'is not', null)
    .execute();
  return rows.flatMap((row) => row.handover_id ?? []);
}

/**
 * Whether this column (with its table's name) names a handover of which nobody has found that its key cannot be used. What is of another waits,
 * and holds up nothing behind it.
 */
export function hasUsableKey(column: string): RawBuilder<boolean> {
  return sql<boolean>`not exists (
    select from troubles t where t.reason = 'key_unusable' and t.handover_id = ${sql.ref(column)})`;
}

/** The handover's key opens again, or was destroyed for good: what waited for it is looked at, and lists are read. */
export async function keyIsUsable(
  db: Db,
  { handoverId, at }: { handoverId: string; at: Date },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockHandover(tx, handoverId);
    await clearTrouble(tx, 'key_unusable', handoverId);
    await tx
      .updateTable('handovers')
      .set({ tasks_stale: true, look_due_at: at })
      .where('id', '=', handoverId)
      .where('stage', 'not in', ['closed', 'cancelled'])
      .execute();
  });
}

/** What is in trouble, each kind with the instant since when. */
export async function readTroubles(
  queries: Queries,
): Promise<{ reason: TroubleReason; since: Date }[]> {
  return queries
    .selectFrom('troubles')
    .select((e) => ['reason' as const, e.fn.min('since').as('since')])
    .groupBy('reason')
    .orderBy('reason')
    .execute();
}
