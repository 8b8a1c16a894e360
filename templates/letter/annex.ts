import type { CommonWords } from '../language/letter-words';
import { oneLine } from '../language/plain';
import { groupsWithMostWantedFirst } from '../item-order';
import type { RequestItemView } from '../view';
import type { Row } from './paper-table';

export function groupName(group: string, words: CommonWords): string {
  return words.groups[group] ?? oneLine(group);
}

/** The word that marks an item; what only the previous MSP can release has a heading for it. */
export function markOf(item: RequestItemView, words: CommonWords): string | null {
  return item.criticality === 'critical' ? words.critical : null;
}

/** Items under their groups, what only they can release under a heading of its own ahead of them (item-order.ts). */
export function annexRows<T extends RequestItemView>(
  items: readonly T[],
  words: CommonWords,
  cells: (item: T) => Extract<Row, { cells: unknown }>['cells'],
): Row[] {
  return groupsWithMostWantedFirst(items).flatMap(([group, members]): Row[] => [
    { group: group === null ? words.onlyYou : groupName(group, words) },
    ...members.map((item) => ({ cells: cells(item) })),
  ]);
}
