import type { Criticality } from '../domain/items/item';

interface Sortable {
  position: number;
  criticality: Criticality;
  onlyTheyCanRelease: boolean;
}

function rank(item: Sortable): number {
  return (item.onlyTheyCanRelease ? 0 : 2) + (item.criticality === 'critical' ? 0 : 1);
}

/** What only they can release comes first (product.md, "The reset planner"), then what is critical. */
export function mostWantedFirst<T extends Sortable>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => rank(a) - rank(b) || a.position - b.position);
}
