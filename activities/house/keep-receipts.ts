import { readDossier } from '../../db/dossier';
import { receiptsOfHandover, receiptsToKeep, storeReceiptPaper } from '../../db/receipt-papers';
import { draftReceipt } from '../../drafting/draft-receipt';
import type { ActivityDeps } from '../deps';

const BATCH = 10;

/**
 * Keeps the bytes of receipts whose sitting ended without (a portal that died at that moment, or one of a version
 * before they were kept), so that whoever holds a copy can check it: the same bytes as the portal makes.
 */
export async function keepReceipts(deps: ActivityDeps): Promise<void> {
  const { db } = deps;
  for (const due of await receiptsToKeep(db, BATCH)) await keepOne(deps, due).catch(deps.onError);
}

async function keepOne(
  deps: ActivityDeps,
  { handoverId, receiptNumber }: { handoverId: string; receiptNumber: string },
): Promise<void> {
  const { db } = deps;
  const dossier = await readDossier(db, handoverId);
  const all = await receiptsOfHandover(db, handoverId);
  const one = all.find(({ receipt }) => receipt.number === receiptNumber);
  if (!one) return;
  const paper = await draftReceipt(deps, dossier, one);
  await storeReceiptPaper(db, { ...paper, receiptNumber, handoverId, at: deps.at() });
}
