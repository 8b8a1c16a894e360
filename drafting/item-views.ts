import type { ItemRow } from '../db/dossier';
import type { MailItem } from '../templates/email/mail-view';
import { itemNameIn } from '../templates/language/item-names';
import { replyFieldIn } from '../templates/language/reply-fields';
import type { Language, RequestItemView } from '../templates/view';

/** What readers of a language call an item; our own people call it what the console does. */
export function nameFor(
  language: Language,
  { name, catalogue_number: catalogueNumber }: Pick<ItemRow, 'name' | 'catalogue_number'>,
): string {
  return itemNameIn(language, { name, catalogueNumber });
}

export function mailItem(language: Language, item: ItemRow): MailItem {
  return {
    position: item.position,
    name: nameFor(language, item),
    criticality: item.criticality,
    onlyTheyCanRelease: item.only_they_can_release,
  };
}

/** With what its reader has to know of its last answer: why it went back, or the day it was promised for. */
export function openItem(language: Language, item: ItemRow, at: Date): MailItem {
  const promised = item.state === 'answered' ? item.promised_until : null;
  return {
    ...mailItem(language, item),
    note: item.state === 'rejected' ? item.rejection_note : null,
    promisedFor: promised !== null && promised > at ? promised : null,
  };
}

export function requestItem(language: Language, item: ItemRow): RequestItemView {
  return {
    ...mailItem(language, item),
    group: item.group_name,
    kind: item.kind,
    // The catalogue says of some accounts twice where they are.
    replyFields: [...new Set(item.reply_fields)].map((field) => replyFieldIn(language, field)),
    scope: item.scope,
  };
}
