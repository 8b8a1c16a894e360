import { neutralCell } from '../../domain/entries/cells';
import { OUR_LIST_KEY } from '../../domain/import/our-list';
import type { ReplyItem } from '../../db/reply-items';
import { itemNameIn } from '../../templates/language/item-names';
import { fieldWord, type Speech } from '../../templates/language/portal-answer-words';

/** In Excel's unit, the width of a digit. */
export const LIST_WIDTHS = [12, 6, 22, 36, 36, 26, 30, 26, 44];

/**
 * The list to fill in, one row an item. The first column tells whose row it is when the file comes back; its name
 * is the same in every language. Names came from people: none of them becomes a formula.
 */
export function listRows(
  { words, lang }: Speech,
  items: readonly ReplyItem[],
): { header: string[]; rows: string[][] } {
  const { number, group, item, address, user, password, factor, notes } = words.many.columns;
  return {
    header: [OUR_LIST_KEY, number, group, item, address, user, password, factor, notes],
    rows: items.map((one) => [
      one.id,
      String(one.position),
      neutralCell(fieldWord({ words, lang }, one.group)),
      neutralCell(itemNameIn(lang, one)),
      ...Array<string>(5).fill(''),
    ]),
  };
}
