import { sql } from 'kysely';
import type { Queries } from './pool';

/** Returns when the database answers; throws the driver's error when it does not. */
export async function reachDatabase(queries: Queries): Promise<void> {
  await sql`select 1`.execute(queries);
}
