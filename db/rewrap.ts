import { sql } from 'kysely';
import type { Keystore } from './keystore';

export interface WrappedRow {
  handoverId: string;
  wrapped: Buffer;
}

/** Identities that are not wrapped to these recipients, after a place in their order. */
export async function toRewrap(
  keystore: Keystore,
  { mark, after, most }: { mark: Buffer; after: string; most: number },
): Promise<WrappedRow[]> {
  return keystore
    .selectFrom('wrapped_identities')
    .select(['handover_id as handoverId', 'wrapped'])
    .where('wrapped_to', 'is distinct from', mark)
    .where('handover_id', '>', after)
    .orderBy('handover_id')
    .limit(most)
    .execute();
}

/** Puts the new wrapping in the place of the one that was read; false when it was changed or destroyed meanwhile. */
export async function replaceWrapped(
  keystore: Keystore,
  row: WrappedRow & { before: Buffer; mark: Buffer },
): Promise<boolean> {
  const done = await keystore
    .updateTable('wrapped_identities')
    .set({ wrapped: row.wrapped, wrapped_to: row.mark })
    .where('handover_id', '=', row.handoverId)
    .where('wrapped', '=', row.before)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** How many identities there are, and how many are not wrapped to these recipients. */
export async function countWrapped(
  keystore: Keystore,
  mark: Buffer,
): Promise<{ total: number; stale: number }> {
  const { rows } = await sql<{ total: number; stale: number }>`
    select count(*)::int as total, count(*) filter (where wrapped_to is distinct from ${mark})::int as stale
    from wrapped_identities`.execute(keystore);
  return rows[0] ?? { total: 0, stale: 0 };
}
