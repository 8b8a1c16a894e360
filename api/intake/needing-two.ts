import type { ItemRow } from '../../db/items';
import type { Queries } from '../../db/pool';
import { readRevealRules } from '../../db/reveal-rules';
import { unjudgedAmong } from '../../db/unjudged';
import { needsTwo } from '../../domain/reveal/rules';

/** Ids of those items that nobody may see alone, by the house's rules as they are now. */
export async function needingTwo(
  queries: Queries,
  items: readonly Pick<ItemRow, 'id' | 'criticality'>[],
): Promise<ReadonlySet<string>> {
  const [rules, unjudged] = await Promise.all([
    readRevealRules(queries),
    unjudgedAmong(
      queries,
      items.map(({ id }) => id),
    ),
  ]);
  return new Set(
    items
      .filter(({ id, criticality }) => needsTwo(rules, { criticality, unjudged: unjudged.has(id) }))
      .map(({ id }) => id),
  );
}
