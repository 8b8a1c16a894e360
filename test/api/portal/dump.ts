import type { Db } from '../../../db/pool';

/** Every row of every table that a page could have changed. */
export async function dump(db: Db): Promise<unknown> {
  const tables = [
    'handovers',
    'items',
    'links',
    'submissions',
    'answers',
    'files',
    'file_chunks',
    'authorities',
    'audit_events',
    'contacts',
    'delegations',
    'item_questions',
    'attestations',
    'authority_declines',
    'receipt_papers',
  ] as const;
  return Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute()));
}
