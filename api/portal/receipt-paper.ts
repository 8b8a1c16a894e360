import { createHash } from 'node:crypto';
import type { FastifyBaseLogger } from 'fastify';
import { readReceiptPaper, storeReceiptPaper, type ReceiptPaper } from '../../db/receipt-papers';
import type { LinkPage } from '../../db/links';
import type { Receipt } from '../../domain/answers/receipt';
import { RECEIPT_CODE, receiptDocument } from '../../domain/answers/receipt-document';
import { receiptView } from '../../templates/letter/receipt-view';
import { renderReceipt } from '../../templates/letter/render-receipt';
import { LANGUAGES } from '../../templates/view';
import { describeForLog } from '../plugins/errors';
import { zoneOf } from './asked-items';
import type { Portal } from './deps';

/** Whose person handed over. */
export function houseOf(link: LinkPage): string {
  return link.purpose === 'client' ? link.clientName : link.previousMspName;
}

/** Where a receipt is checked: the page to type its number and code into, and the same with both filled in. */
export function checkOf(portal: Portal, number: string, sha256: Uint8Array) {
  const page = `${portal.config.portalUrl}/verify`;
  const code = Buffer.from(sha256).toString('hex').slice(0, RECEIPT_CODE);
  return { page, code, url: `${page}?number=${number}&code=${code}` };
}

/**
 * The bytes of a receipt: those that were kept, or made anew in the same way where none were. A sitting that ended
 * before receipts were kept, or whose process died at that moment, still has one to read.
 */
export async function paperOf(
  portal: Portal,
  link: LinkPage,
  receipt: Receipt,
): Promise<ReceiptPaper & { kept: boolean }> {
  const kept = await readReceiptPaper(portal.db, receipt.number);
  return kept
    ? { ...kept, kept: true }
    : { ...(await makePaper(portal, link, receipt)), kept: false };
}

/**
 * Keeps the receipt's bytes once it is durable, so that it can be checked later. The receipt itself stands either way:
 * what fails here is tried again when “Finished for now” is pressed once more.
 */
export async function keepPaper(
  portal: Portal,
  { link, receipt, log }: { link: LinkPage; receipt: Receipt; log: FastifyBaseLogger },
): Promise<void> {
  try {
    const paper = await paperOf(portal, link, receipt);
    if (paper.kept) return;
    await storeReceiptPaper(portal.db, {
      ...paper,
      receiptNumber: receipt.number,
      handoverId: link.handoverId,
      pdfSha256: sha256(paper.pdf),
      at: portal.clock.now(),
    });
  } catch (error) {
    log.error({ error: describeForLog(error) }, 'a receipt could not be kept');
  }
}

async function makePaper(portal: Portal, link: LinkPage, receipt: Receipt): Promise<ReceiptPaper> {
  const document = receiptDocument(receipt, {
    request: link.number,
    client: link.clientName,
    house: houseOf(link),
    receivedBy: portal.config.msp.name,
  });
  const hash = sha256(document);
  const view = receiptView(receipt, {
    language: LANGUAGES.find((language) => language === link.language) ?? 'en-GB',
    letterNumber: link.number,
    timeZone: zoneOf(link),
    clientName: link.clientName,
    previousMspName: houseOf(link),
    us: portal.config.msp,
    deadlineAt: link.deadlineAt,
    email: null,
    check: checkOf(portal, receipt.number, hash),
  });
  return { document, sha256: hash, pdf: await renderReceipt(view) };
}

function sha256(bytes: string | Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
