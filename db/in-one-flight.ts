import type { Compilable } from 'kysely';
import type { Queries } from './pool';

/**
 * Sends two statements of a transaction in one flight and returns both results' rows. The second begins on the server
 * when the first has ended, with a snapshot of its own (PostgreSQL manual, 54.2.4 and 13.2.1): behind a lock it sees
 * what the lock waited for.
 */
export async function inOneFlight<First, Second>(
  queries: Queries,
  first: Compilable<First>,
  second: Compilable<Second>,
): Promise<[First[], Second[]]> {
  // Both by the same way, so that they are written in this order.
  const [one, two] = await Promise.all([queries.executeQuery(first), queries.executeQuery(second)]);
  return [one.rows, two.rows];
}
