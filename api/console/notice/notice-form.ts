import { localDate } from '../../../domain/calendar/local-time';
import { noticeTerm } from '../../../domain/notice/notice-rules';
import { authorityView } from '../../../drafting/views';
import type { FormalNoticeRow, NoticeDossier } from '../../../db/formal-notices';

/** An address kept on one line, as lines for a window; Americans keep town and state together. */
function inLines(address: string | null, country: string): string {
  if (address === null || address.includes('\n')) return address ?? '';
  return country === 'US' ? address.replace(/,\s*/, '\n') : address.replaceAll(/,\s*/g, '\n');
}

/** What the fields hold before anybody typed: what is on file. */
export function onFile(
  dossier: NoticeDossier,
  notice: FormalNoticeRow | undefined,
  at: Date,
): Record<string, string> {
  const { client, previousMsp } = dossier;
  const authority = authorityView(dossier);
  const zone = { timeZone: client.time_zone };
  return {
    recipientAddress:
      notice?.recipient_address ?? inLines(previousMsp.address, previousMsp.country),
    senderAddress: notice?.sender_address ?? inLines(client.address, client.country),
    signatoryName: notice?.signatory_name ?? authority.by,
    signatoryTitle: notice?.signatory_title ?? authority.title,
    requireBy: localDate(zone, notice?.require_by ?? noticeTerm(at)),
    postedOn: localDate(zone, at),
    signedBy: notice?.signatory_name ?? authority.by,
    postedBy: '',
    trackingNumber: '',
  };
}
