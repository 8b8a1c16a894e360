import type { CommonWords } from '../language/letter-words';
import { oneLine } from '../language/plain';
import { mostWantedFirst } from '../item-order';
import type { RequestItemView } from '../view';
import { byGroup } from './letter-facts';
import type { Row } from './paper-table';

export function groupName(group: string, words: CommonWords): string {
  return words.groups[group] ?? oneLine(group);
}

/** The words that mark an item: critical, and what only the previous MSP can release. */
export function markOf(item: RequestItemView, words: CommonWords): string | null {
  const marks = [
    ...(item.criticality === 'critical' ? [words.critical] : []),
    ...(item.onlyTheyCanRelease ? [words.onlyYou] : []),
  ];
  return marks.length === 0 ? null : marks.join(' · ');
}

/** Items under their groups; in each group what only they can release first, then what is critical. */
export function annexRows<T extends RequestItemView>(
  items: readonly T[],
  words: CommonWords,
  cells: (item: T) => Extract<Row, { cells: unknown }>['cells'],
): Row[] {
  return [...byGroup(items)].flatMap(([group, members]): Row[] => [
    { group: groupName(group, words) },
    ...mostWantedFirst(members).map((item) => ({ cells: cells(item) })),
  ]);
}
