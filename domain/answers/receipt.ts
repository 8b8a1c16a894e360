import type { AnswerType } from '../items/answer';

/**
 * The proof of one sitting, as stored and shown: what was answered, when, by whom. No value, no note, no
 * file's name or size. Instants are ISO 8601 in UTC; fingerprints are SHA-256 over what was stored sealed,
 * so that they prove which bytes were accepted and help nobody to guess them.
 */
export interface Receipt {
  number: string;
  /** When the sitting was finished. */
  at: string;
  by: { contact: string; name: string };
  items: ReceiptItem[];
  /** Of the whole handover, at that instant; of a colleague's sitting, of the part that was passed on. */
  answeredTotal: number;
  itemsTotal: number;
  /** Left out where nobody attested anything. */
  accessRemoved?: AccessRemoved;
  /** What came and was not asked for; left out where nothing did. */
  alsoSent?: AlsoSentReceipt[];
}

/** Entries of an export that are no item's, or a filled list for a person to read. */
export interface AlsoSentReceipt {
  kind: 'entries' | 'file';
  /** How many entries; 0 of a list. */
  entries: number;
  savedAt: string;
  fingerprint: string;
  /** One fingerprint a file. */
  files: string[];
}

/** Their own word that they removed their access; typed by whoever says so. */
export interface AccessRemoved {
  readonly by: string;
  readonly items: readonly {
    readonly position: number;
    readonly name: string;
    /** As in {@link ReceiptItem}. */
    readonly catalogueNumber?: number;
  }[];
}

export interface ReceiptItem {
  position: number;
  group: string;
  /** As it was called then, in the catalogue’s own words; so it is in the document whose hash is the receipt’s. */
  name: string;
  /** By which a page or paper names it in its reader’s language; left out for what is not of the catalogue. */
  catalogueNumber?: number;
  answer: AnswerType;
  answeredAt: string;
  promisedUntil: string | null;
  fingerprint: string;
  /** One fingerprint a file. */
  files: string[];
}

/** `R-0012-3`: the third sitting of handover H-2026-0012. */
export function receiptNumber(handoverNumber: string, sitting: number): string {
  return `R-${handoverNumber.replace(/^H-\d{4}-/, '')}-${sitting}`;
}
