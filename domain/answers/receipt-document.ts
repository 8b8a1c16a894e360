import type { Receipt } from './receipt';

/** What a receipt says besides its own row: names, as they were when it was made. */
export interface ReceiptParties {
  /** Of the letter that was answered, `H-2026-0012`. */
  request: string;
  client: string;
  /** Whose person answered. */
  house: string;
  receivedBy: string;
}

/**
 * A receipt for programs (docs/receipts.md): JSON in the canonical form of RFC 8785, so that the same receipt is
 * always the same bytes. Its SHA-256 is the receipt's own; the code on paper is how that begins.
 */
export function receiptDocument(receipt: Receipt, parties: ReceiptParties): string {
  return canonical({
    format: 'handover-receipt',
    version: 1,
    number: receipt.number,
    finishedAt: receipt.at,
    ...parties,
    by: receipt.by.name,
    items: receipt.items.map((item) => ({
      position: item.position,
      group: item.group,
      name: item.name,
      answer: item.answer,
      savedAt: item.answeredAt,
      promisedUntil: item.promisedUntil,
      sealedSha256: item.fingerprint,
      filesSealedSha256: item.files,
    })),
    // Receipts from before this was on them keep their bytes.
    ...(receipt.alsoSent
      ? {
          alsoSent: receipt.alsoSent.map((piece) => ({
            kind: piece.kind,
            entries: piece.entries,
            savedAt: piece.savedAt,
            sealedSha256: piece.fingerprint,
            filesSealedSha256: piece.files,
          })),
        }
      : {}),
    answered: receipt.answeredTotal,
    asked: receipt.itemsTotal,
    accessRemoved: receipt.accessRemoved
      ? {
          by: receipt.accessRemoved.by,
          items: receipt.accessRemoved.items.map(({ position, name }) => ({ position, name })),
        }
      : null,
  });
}

/** How many characters of the SHA-256 the code on paper has: 64 bits, which nobody tries out over a web page. */
export const RECEIPT_CODE = 16;

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** RFC 8785 for what a receipt has: names in the order of their UTF-16 units, no blanks, whole numbers only. */
function canonical(value: Json): string {
  if (isList(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name] ?? null)}`).join(',')}}`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
