import { sql } from 'kysely';
import type { OtherArrival, OtherFinding } from '../domain/answers/other-arrival';
import type { Queries } from './pool';

/** So much of one sitting is told in one message, in milliseconds. */
const GATHER_MS = 2 * 60_000;

export interface UselessOther {
  id: string;
  what: OtherArrival;
  finding: OtherFinding;
  /** Whose it was; null where that is not known, or it was ours. */
  byName: string | null;
  /** Who is asked for it once more; null where nobody is. */
  asked: string | null;
}

/** Notes that the account manager is to be told of something that came and can be of no use; once for each. */
export async function tellOfOther(
  queries: Queries,
  other: Pick<UselessOther, 'id' | 'what' | 'finding'> & { handoverId: string; at: Date },
): Promise<void> {
  await queries
    .insertInto('others_to_tell')
    .values({
      id: other.id,
      handover_id: other.handoverId,
      what: other.what,
      finding: other.finding,
      due_at: new Date(other.at.getTime() + GATHER_MS),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** All of a handover that nobody has been told of; they are tried again at `again`. */
export async function takeOthers(
  queries: Queries,
  handoverId: string,
  again: Date,
): Promise<UselessOther[]> {
  await queries
    .updateTable('others_to_tell')
    .set({ due_at: again })
    .where('handover_id', '=', handoverId)
    .execute();
  const { rows } = await sql<UselessOther>`
    select t.id, t.what, t.finding, c.name as "byName", a.contact_id as asked from others_to_tell t
      left join to_send_again a on a.id = t.id
      left join item_questions q on q.id = t.id
      left join contacts c on c.id = coalesce(a.contact_id, q.contact_id)
    where t.handover_id = ${handoverId} order by t.what, t.id`.execute(queries);
  return rows;
}

export async function othersTold(queries: Queries, told: readonly UselessOther[]): Promise<void> {
  const ids = told.map(({ id }) => id);
  await queries.deleteFrom('others_to_tell').where('id', 'in', ids).execute();
}
