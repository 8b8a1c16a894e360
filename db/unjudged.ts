import type { Queries } from './pool';

/** Something that one person put under this item: what it is, no two people have judged. */
export async function putUnjudged(tx: Queries, itemId: string, at: Date): Promise<void> {
  await tx
    .insertInto('unjudged_items')
    .values({ item_id: itemId, since: at })
    .onConflict((conflict) => conflict.column('item_id').doUpdateSet({ since: at }))
    .execute();
}

/** It is shown to one person with another's agreement. In the transaction that takes that look. */
export async function judged(tx: Queries, itemId: string): Promise<void> {
  await tx.deleteFrom('unjudged_items').where('item_id', '=', itemId).execute();
}

/** Which of these items hold something that no two people have judged. */
export async function unjudgedAmong(
  queries: Queries,
  itemIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (itemIds.length === 0) return new Set();
  const rows = await queries
    .selectFrom('unjudged_items')
    .select('item_id')
    .where('item_id', 'in', itemIds)
    .execute();
  return new Set(rows.map((row) => row.item_id));
}
