import type { FastifyBaseLogger } from 'fastify';
import { readReceiptPaper, storeReceiptPaper, type ReceiptPaper } from '../../db/receipt-papers';
import type { LinkPage } from '../../db/links';
import type { Receipt } from '../../domain/answers/receipt';
import { receiptCheck, receiptPaper } from '../../templates/letter/receipt-paper';
import { LANGUAGES } from '../../templates/view';
import { describeForLog } from '../plugins/errors';
import { zoneOf } from './asked-items';
import type { Portal } from './deps';

/** Whose person handed over. */
export function houseOf(link: LinkPage): string {
  return link.purpose === 'client' ? link.clientName : link.previousMspName;
}

/** Where this receipt is checked. */
export function checkOf(portal: Portal, number: string, sha256: Uint8Array) {
  return receiptCheck(portal.config.portalUrl, number, sha256);
}

/**
 * The bytes of a receipt: those that were kept, or made anew in the same way where none were. A sitting that ended
 * before receipts were kept, or whose process died at that moment, still has one to read.
 */
export async function paperOf(
  portal: Portal,
  link: LinkPage,
  receipt: Receipt,
): Promise<ReceiptPaper> {
  const kept = await readReceiptPaper(portal.db, receipt.number);
  return kept ?? makePaper(portal, link, receipt);
}

/**
 * Keeps the receipt's bytes once it is durable, so that it can be checked later. The receipt itself stands either way:
 * what fails here is tried again when “Finished for now” is pressed once more, and by the worker (keep-receipts.ts).
 */
export async function keepPaper(
  portal: Portal,
  { link, receipt, log }: { link: LinkPage; receipt: Receipt; log: FastifyBaseLogger },
): Promise<void> {
  try {
    if (await readReceiptPaper(portal.db, receipt.number)) return;
    await storeReceiptPaper(portal.db, {
      ...(await makePaper(portal, link, receipt)),
      receiptNumber: receipt.number,
      handoverId: link.handoverId,
      at: portal.clock.now(),
    });
  } catch (error) {
    log.error({ error: describeForLog(error) }, 'a receipt could not be kept');
  }
}

function makePaper(portal: Portal, link: LinkPage, receipt: Receipt) {
  return receiptPaper(receipt, {
    language: LANGUAGES.find((language) => language === link.language) ?? 'en-GB',
    letterNumber: link.number,
    timeZone: zoneOf(link),
    clientName: link.clientName,
    house: houseOf(link),
    us: portal.config.msp,
    deadlineAt: link.deadlineAt,
    portalUrl: portal.config.portalUrl,
  });
}
