import { createHmac, type KeyObject } from 'node:crypto';

export interface LinkSubject {
  readonly handoverId: string;
  readonly contactId: string;
  /** What the link is for (a reply, a signature): a link for one never opens the other. */
  readonly purpose: string;
  /** From 1; one more makes a new link and leaves the old one revocable on its own. */
  readonly generation: number;
}

/**
 * The token of a contact's link: HMAC-SHA-256 (RFC 2104) in base64url (RFC 4648), 43 characters,
 * 256 bits. Derived and not drawn, so that a send that is tried again carries the same link while only
 * the token's hash is stored (security.md, S4).
 *
 * @throws RangeError when the generation is not a whole number from 1.
 */
export function linkToken(linkKey: KeyObject, subject: LinkSubject): string {
  const { handoverId, contactId, purpose, generation } = subject;
  if (!Number.isSafeInteger(generation) || generation < 1) {
    throw new RangeError('A link’s generation is a whole number from 1.');
  }
  // A JSON array has one reading only, whatever the fields hold.
  const fields = JSON.stringify(['handover link v1', handoverId, contactId, purpose, generation]);
  return createHmac('sha256', linkKey).update(fields, 'utf8').digest('base64url');
}
