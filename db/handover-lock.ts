import { sql } from 'kysely';
import type { Queries } from './pool';

/**
 * Takes the handover's row for this transaction, before anything else in it. A statement of its own: the next
 * one then sees all that was committed before the lock was given, and the order of locks is always the same.
 */
export async function lockHandover(queries: Queries, handoverId: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    select id from handovers where id = ${handoverId} for update`.execute(queries);
  return rows.length === 1;
}
