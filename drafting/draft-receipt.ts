import type { Dossier } from '../db/dossier';
import type { Receipt } from '../domain/answers/receipt';
import { receiptPaper } from '../templates/letter/receipt-paper';
import { languageOf, type Sender } from './views';

/** The bytes of a receipt as the portal makes them, for one whose bytes were not kept. */
export function draftReceipt(
  { us, portalUrl }: Sender,
  { handover, client, previousMsp }: Dossier,
  { receipt, ofClient }: { receipt: Receipt; ofClient: boolean },
) {
  return receiptPaper(receipt, {
    language: languageOf({ handover }),
    letterNumber: handover.number,
    timeZone: ofClient ? client.time_zone : previousMsp.time_zone,
    clientName: client.name,
    house: ofClient ? client.name : previousMsp.name,
    us,
    deadlineAt: handover.deadline_at,
    portalUrl,
  });
}
