import type { TroubleReason } from '../domain/stalled/outages';
import type { Queries } from './pool';

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
