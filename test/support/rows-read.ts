import { sql } from 'kysely';
import type { Db } from '../../db/pool';

/** Rows of all tables that were read until now; on one connection of its own, whose counts come at once. */
export async function rowsReadSoFar(db: Db): Promise<number> {
  await sql`select pg_stat_force_next_flush()`.execute(db);
  const { rows } = await sql<{ read: string }>`
    select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)) as read from pg_stat_user_tables`.execute(
    db,
  );
  return Number(rows[0]?.read);
}
