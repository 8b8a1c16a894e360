import type { Finding } from '../domain/answers/arrival';
import type { Queries } from './pool';

export interface ReturnedAnswer {
  answerId: string;
  itemName: string;
  finding: Finding;
}

/** Notes that its account manager is to be told of an answer that went back by itself; once for an answer. */
export async function tellOfReturn(
  queries: Queries,
  row: { answerId: string; handoverId: string; itemId: string; finding: Finding; dueAt: Date },
): Promise<void> {
  await queries
    .insertInto('returns_to_tell')
    .values({
      answer_id: row.answerId,
      handover_id: row.handoverId,
      item_id: row.itemId,
      finding: row.finding,
      due_at: row.dueAt,
    })
    .onConflict((conflict) => conflict.column('answer_id').doNothing())
    .execute();
}

/** All of a handover that nobody has been told of, in the letter's order; they are tried again at `again`. */
export async function takeReturns(
  queries: Queries,
  handoverId: string,
  again: Date,
): Promise<ReturnedAnswer[]> {
  await queries
    .updateTable('returns_to_tell')
    .set({ due_at: again })
    .where('handover_id', '=', handoverId)
    .execute();
  return queries
    .selectFrom('returns_to_tell as r')
    .innerJoin('items as i', 'i.id', 'r.item_id')
    .where('r.handover_id', '=', handoverId)
    .orderBy('i.position')
    .select(['r.answer_id as answerId', 'i.name as itemName', 'r.finding'])
    .execute();
}

export async function returnsTold(
  queries: Queries,
  returned: readonly ReturnedAnswer[],
): Promise<void> {
  const ids = returned.map(({ answerId }) => answerId);
  await queries.deleteFrom('returns_to_tell').where('answer_id', 'in', ids).execute();
}
