import { ed25519 } from '@noble/curves/ed25519.js';
import { recipientText } from '../../domain/sealing/recipient-message';

/** What the page says about whom to seal to. Bytes are in base64url without padding (RFC 4648, 5). */
export interface SignedRecipient {
  handoverId: string;
  /** `age1…` */
  recipient: string;
  /** Ed25519 (RFC 8032) by the vault, 64 bytes. */
  signature: string;
  /** The vault’s public key, 32 bytes, that the portal was told to trust at its start. */
  pinned: string;
}

/** The recipient was changed, or signed by another vault: nothing may be sealed to it. */
export class RecipientRejected extends Error {
  constructor() {
    super('the recipient is not signed by the pinned key');
    this.name = 'RecipientRejected';
  }
}

/** The recipient, once its signature was checked. Throws RecipientRejected whatever is wrong with it. */
export function checkedRecipient({ handoverId, recipient, signature, pinned }: SignedRecipient) {
  const text = recipientText(handoverId, recipient);
  if (text === undefined || !isSigned(text, bytesOf(signature), bytesOf(pinned))) {
    throw new RecipientRejected();
  }
  return recipient;
}

function isSigned(text: string, signature: Uint8Array, pinned: Uint8Array): boolean {
  try {
    return ed25519.verify(signature, new TextEncoder().encode(text), pinned, { zip215: false });
  } catch {
    // Of another length, or no point of the curve.
    return false;
  }
}

function bytesOf(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) =>
      c.charCodeAt(0),
    );
  } catch {
    return new Uint8Array();
  }
}
