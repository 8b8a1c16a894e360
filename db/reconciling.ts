import type { Queries } from './pool';

/** The rows agree with what the previous MSP and the client said up to here. */
export async function forgetStale(queries: Queries, handoverId: string): Promise<void> {
  await queries
    .updateTable('handovers')
    .set({ tasks_stale: false })
    .where('id', '=', handoverId)
    .execute();
}

/** The authority is signed: the letter may go. */
export async function leaveAuthority(queries: Queries, handoverId: string): Promise<void> {
  await queries
    .updateTable('handovers')
    .set({ stage: 'requested' })
    .where('id', '=', handoverId)
    .where('stage', '=', 'authority')
    .execute();
}

/** Who promised the items promised for a day: their contact's rung decides whom a broken promise goes to. */
export async function readPromises(
  queries: Queries,
  handoverId: string,
): Promise<{ promisedUntil: Date; rung: string }[]> {
  const rows = await queries
    .selectFrom('items as i')
    .innerJoin('answers as a', 'a.id', 'i.answer_id')
    .innerJoin('contacts as c', 'c.id', 'a.contact_id')
    .select(['i.promised_until', 'c.rung'])
    .where('i.handover_id', '=', handoverId)
    .where('i.state', '=', 'answered')
    .where('i.answer_type', '=', 'promised')
    .orderBy('i.promised_until')
    .execute();
  return rows.flatMap((row) =>
    row.promised_until === null ? [] : [{ promisedUntil: row.promised_until, rung: row.rung }],
  );
}
