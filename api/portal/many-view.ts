import { randomUUID } from 'node:crypto';
import type { ReplyItem } from '../../db/reply-items';
import type { ImportItem } from '../../domain/import/import-item';

/** Whether an answer to it is still taken. */
export function isOpen({ state }: ReplyItem): boolean {
  return state === 'outstanding' || state === 'rejected' || state === 'answered';
}

/** What the page's script knows of the items: never what was answered. */
export function itemsForScript(items: readonly ReplyItem[]): ImportItem[] {
  return items.filter(isOpen).map((item) => ({
    id: item.id,
    position: item.position,
    name: item.name,
    catalogueNumber: item.catalogueNumber,
    kind: item.kind,
    replyFields: item.replyFields,
    answered: item.state === 'answered',
    seen: item.answerId ?? '',
    form: randomUUID(),
  }));
}
