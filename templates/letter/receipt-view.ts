import type { Receipt } from '../../domain/answers/receipt';
import { receiptNameIn, type ReceiptNamed } from '../language/item-names';
import type { Language, ReceiptView, UsView } from '../view';

export interface ReceiptFrame {
  language: Language;
  letterNumber: string;
  /** The previous MSP's, IANA: in which every instant is printed. */
  timeZone: string;
  clientName: string;
  previousMspName: string;
  us: UsView;
  /** By when all was asked for; a day promised after it is said to be. Null when it is not agreed yet. */
  deadlineAt: Date | null;
  check: ReceiptView['check'];
}

/** A stored receipt as `renderReceipt` takes it. */
export function receiptView(receipt: Receipt, frame: ReceiptFrame): ReceiptView {
  const nameOf = (item: ReceiptNamed): string => receiptNameIn(frame.language, item);
  return {
    language: frame.language,
    receiptNumber: receipt.number,
    letterNumber: frame.letterNumber,
    at: new Date(receipt.at),
    timeZone: frame.timeZone,
    client: { name: frame.clientName },
    previousMsp: { name: frame.previousMspName },
    us: frame.us,
    // The portal may not know the address, and every copy is the same.
    by: { name: receipt.by.name, email: null },
    items: receipt.items.map((item) => ({
      position: item.position,
      group: item.group,
      name: nameOf(item),
      answer: item.answer,
      answeredAt: new Date(item.answeredAt),
      promisedUntil: item.promisedUntil === null ? null : new Date(item.promisedUntil),
      fingerprint: item.fingerprint,
      files: item.files.map((sha256) => ({ sha256 })),
    })),
    answeredTotal: receipt.answeredTotal,
    itemsTotal: receipt.itemsTotal,
    accessRemoved: receipt.accessRemoved
      ? { by: receipt.accessRemoved.by, items: receipt.accessRemoved.items.map(nameOf) }
      : null,
    alsoSent: receipt.alsoSent ?? [],
    check: frame.check,
    deadlineAt: frame.deadlineAt,
  };
}
