import { OUR_LIST_KEY } from '../../domain/import/our-list';
import { EMPTY_ENTRY } from '../../domain/entries/entry';
import type { Lost, Reading } from './reading';

/** The places of our own list's columns, whatever language their names are in. */
const PLACES = { id: 0, title: 3, address: 4, user: 5, password: 6, factor: 7, notes: 8 } as const;

/** Our own list, filled in: known by its first cell. Rows without anything filled in are no answer. */
export function readOurList(rows: readonly string[][], lost: Lost[]): Reading | null {
  const [header = [], ...rest] = rows;
  if ((header[0] ?? '').trim().toLowerCase() !== OUR_LIST_KEY) return null;
  const filled = rest
    .map((row) => {
      const cell = (place: keyof typeof PLACES): string => row[PLACES[place]] ?? '';
      return {
        id: cell('id').trim(),
        entry: {
          ...EMPTY_ENTRY,
          title: cell('title').trim(),
          user: cell('user'),
          password: cell('password'),
          addresses: cell('address').trim() === '' ? [] : [cell('address').trim()],
          factor: cell('factor'),
          notes: cell('notes'),
        },
      };
    })
    .filter(({ entry: { user, password, addresses, factor, notes } }) =>
      [user, password, ...addresses, factor, notes].some((text) => text.trim() !== ''),
    );
  return {
    kind: 'entries',
    format: 'our_list',
    entries: filled.map(({ entry }) => entry),
    itemIds: filled.map(({ id }) => (id === '' ? null : id)),
    lost,
  };
}
