import type { Reading } from './classify';

/** A message of ours, as far as a mail that came may be about it. */
export interface OurMessage {
  id: string;
  handoverId: string;
  contactId: string | null;
  stepKey: string;
  /** Lower case. */
  toAddress: string;
}

/** What was found for a mail, each way by itself. */
export interface Found {
  /** Our address with a right MAC; `forged` when one had a wrong MAC, or names no message. */
  verp: OurMessage | 'forged' | null;
  /** The nearest message of ours that it says it answers, or brings back. */
  reference: OurMessage | null;
  /** Running handovers with a contact at the mail's From address. */
  bySender: readonly { handoverId: string; contactId: string }[];
}

export type MatchedBy = 'verp' | 'references' | 'sender';

export interface Match {
  by: MatchedBy | null;
  handoverId: string | null;
  /** The message it is about. */
  message: OurMessage | null;
  /** It carried an address of ours that we never made. */
  forged: boolean;
}

/**
 * Whose mail it is: by the address that cannot be forged, then by the message that it answers, then by its sender
 * where that is a contact of exactly one running handover. Otherwise a stranger's, for a person to look at.
 */
export function matchMail(found: Found): Match {
  const forged = found.verp === 'forged';
  if (found.verp !== null && found.verp !== 'forged') {
    const { handoverId } = found.verp;
    return { by: 'verp', handoverId, message: found.verp, forged };
  }
  if (found.reference !== null) {
    const { handoverId } = found.reference;
    return { by: 'references', handoverId, message: found.reference, forged };
  }
  const handovers = new Set(found.bySender.map((one) => one.handoverId));
  const [only] = handovers;
  return only !== undefined && handovers.size === 1
    ? { by: 'sender', handoverId: only, message: null, forged }
    : { by: null, handoverId: null, message: null, forged };
}

/**
 * Whether a report may change what we think of an address: when it came to the address that only we can make, or
 * brings our Message-ID back and speaks of the very recipient. One with a forged address never.
 */
export function isProof(match: Match, reading: Reading): boolean {
  if (reading.kind !== 'report' || match.message === null || match.forged) return false;
  if (match.by === 'verp') return true;
  return match.by === 'references' && reading.recipient === match.message.toAddress;
}
