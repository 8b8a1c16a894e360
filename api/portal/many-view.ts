import { randomUUID } from 'node:crypto';
import type { ReplyItem } from '../../db/reply-items';
import type { ImportItem } from '../../domain/import/import-item';
import { itemNameIn, otherNamesOf } from '../../templates/language/item-names';

/** Whether an answer to it is still taken. */
export function isOpen({ state }: ReplyItem): boolean {
  return state === 'outstanding' || state === 'rejected' || state === 'answered';
}

/**
 * What the page's script knows of the items: never what was answered. An export may call them as the page does, as
 * the letter does, or in English.
 */
export function itemsForScript(
  items: readonly ReplyItem[],
  { shown, letter }: { shown: string; letter: string },
): ImportItem[] {
  return items.filter(isOpen).map((item) => ({
    id: item.id,
    position: item.position,
    name: itemNameIn(shown, item),
    alsoCalled: otherNamesOf(shown, item, ['en-GB', letter]),
    catalogueNumber: item.catalogueNumber,
    kind: item.kind,
    replyFields: item.replyFields,
    answered: item.state === 'answered',
    seen: item.answerId ?? '',
    form: randomUUID(),
  }));
}
