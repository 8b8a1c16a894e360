import type { RecipientReport } from './delivery-report';

/** What classifying and matching need to know of a mail that came; every text in it is a stranger's. */
export interface MailFacts {
  /** The envelope's sender: '' is the null sender (RFC 5321, 4.5.5), null where the way in did not tell. */
  sender: string | null;
  /** The address in From, lower case; null when there is none or more than one. */
  from: string | null;
  /** Whom it was for: the envelope's recipients and those its headers name, lower case. */
  recipients: readonly string[];
  /** Without brackets. */
  messageId: string | null;
  /** Message ids that it answers, without brackets: In-Reply-To first, then References, the nearest first. */
  answers: readonly string[];
  /** The first value of each header, by its name in lower case. */
  headers: ReadonlyMap<string, string>;
  subject: string;
  /** `report-type` of a multipart/report (RFC 6522), lower case; null for any other mail. */
  reportType: string | null;
  /** The recipients that its delivery status names (RFC 3464); null without such a part. */
  report: readonly RecipientReport[] | null;
  /** Message-ID of the returned original, without brackets. */
  returned: string | null;
}
