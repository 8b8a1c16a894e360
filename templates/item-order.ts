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

/**
 * Items in groups: what only they can release stands ahead of all others, as a group of its own (`null`), because in
 * their own groups some of it would come last. The others keep the groups in which a technician thinks, by first
 * appearance; in each, what is critical comes first.
 */
export function groupsWithMostWantedFirst<T extends Sortable & { group: string }>(
  items: readonly T[],
): [group: string | null, members: T[]][] {
  const groups = new Map<string | null, T[]>();
  const only = items.filter((item) => item.onlyTheyCanRelease);
  if (only.length > 0) groups.set(null, only);
  for (const item of items) {
    if (item.onlyTheyCanRelease) continue;
    groups.set(item.group, [...(groups.get(item.group) ?? []), item]);
  }
  return [...groups].map(([group, members]) => [group, mostWantedFirst(members)]);
}
