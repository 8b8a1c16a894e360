import { createHash } from 'node:crypto';
import type { Receipt } from '../../domain/answers/receipt';
import { RECEIPT_CODE, receiptDocument } from '../../domain/answers/receipt-document';
import type { Language, UsView } from '../view';
import { receiptView } from './receipt-view';
import { renderReceipt } from './render-receipt';

export interface ReceiptFacts {
  language: Language;
  letterNumber: string;
  /** Of whoever answered, IANA. */
  timeZone: string;
  clientName: string;
  /** Whose person answered: the previous MSP, or the client itself. */
  house: string;
  us: UsView;
  deadlineAt: Date | null;
  /** Of the portal, without a slash at its end. */
  portalUrl: string;
}

/** Where a receipt is checked: the page to type its number and code into, and the same with both filled in. */
export function receiptCheck(portalUrl: string, number: string, sha256: Uint8Array) {
  const page = `${portalUrl}/verify`;
  const code = Buffer.from(sha256).toString('hex').slice(0, RECEIPT_CODE);
  return { page, code, url: `${page}?number=${number}&code=${code}` };
}

/** The JSON and the PDF of a receipt: the same bytes of the same facts, whoever makes them, in whatever process. */
export async function receiptPaper(
  receipt: Receipt,
  facts: ReceiptFacts,
): Promise<{ document: string; sha256: Buffer; pdf: Buffer; pdfSha256: Buffer }> {
  const { letterNumber, house, us, portalUrl, ...frame } = facts;
  const document = receiptDocument(receipt, {
    request: letterNumber,
    client: facts.clientName,
    house,
    receivedBy: us.name,
  });
  const hash = sha256(document);
  const pdf = await renderReceipt(
    receiptView(receipt, {
      ...frame,
      letterNumber,
      us,
      previousMspName: house,
      check: receiptCheck(portalUrl, receipt.number, hash),
    }),
  );
  return { document, sha256: hash, pdf, pdfSha256: sha256(pdf) };
}

function sha256(bytes: string | Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
