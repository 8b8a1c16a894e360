import type { LocalDate } from '../domain/calendar/local-date';
import type { Queries } from './pool';

/** Whether the digest of this day of ours has still to be made. */
export async function digestNeeded(queries: Queries, day: LocalDate): Promise<boolean> {
  const made = await queries
    .selectFrom('digests')
    .select('day')
    .where('day', '=', day)
    .executeTakeFirst();
  return made === undefined;
}

export async function digestDone(
  queries: Queries,
  digest: { day: LocalDate; at: Date; lines: number },
): Promise<void> {
  await queries
    .insertInto('digests')
    .values(digest)
    .onConflict((conflict) => conflict.column('day').doNothing())
    .execute();
}
