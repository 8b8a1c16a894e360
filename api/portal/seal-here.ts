import type { LinkPage } from '../../db/links';
import type { Speech } from '../../templates/language/portal-answer-words';
import type { Portal } from './deps';

/** What the sealing script needs of a page: whom to seal to, who signed that, and words (browser/answer.ts). */
export function sealHere({ pinned }: Portal, link: LinkPage, { words }: Speech) {
  return {
    handover: link.handoverId,
    recipient: link.recipient,
    signature: link.recipientSignature.toString('base64url'),
    // The key's 32 bytes in base64url (RFC 8037).
    pinned: pinned.export({ format: 'jwk' }).x,
    words: JSON.stringify(words.uploads),
  };
}
