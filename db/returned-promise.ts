import type { Selectable } from 'kysely';
import type { Queries } from './pool';
import type { ItemsTable } from './tables/handovers';

/** How many promises an item has had once its answer went back: times that did not suit us are not held against them. */
export async function promisesAfterReturn(
  queries: Queries,
  item: Pick<Selectable<ItemsTable>, 'answer_id' | 'answer_type' | 'promises'>,
): Promise<number> {
  if (item.answer_type !== 'promised' || item.answer_id === null) return item.promises;
  const slots = await queries
    .selectFrom('swap_slots')
    .select('confirmed_at')
    .where('answer_id', '=', item.answer_id)
    .execute();
  const unsuited = slots.length > 0 && slots.every((slot) => slot.confirmed_at === null);
  return unsuited ? Math.max(0, item.promises - 1) : item.promises;
}
