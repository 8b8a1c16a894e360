import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { Refusal } from '../../domain/problem';
import { recipientText } from '../../domain/sealing/recipient-message';

/** What the vault publishes for one handover, and what the portal reads from its row. */
export interface SignedRecipient {
  readonly handoverId: string;
  /** `age1…`, the only recipient of this handover's data. */
  readonly recipient: string;
  /** Ed25519 (RFC 8032), 64 bytes, over `recipientMessage`. */
  readonly signature: Uint8Array;
}

/** The recipient was changed, or signed by another vault: nothing may be sealed to it. */
export class RecipientRejected extends Refusal {
  constructor() {
    super(
      'recipient_rejected',
      'We cannot accept anything here at the moment, and nothing was stored. ' +
        'Please tell the person who wrote to you, and do not send the item another way.',
    );
    this.name = 'RecipientRejected';
  }
}

/** A recipient whose signature was checked. Only `verifyRecipient` makes one, and sealing takes no other. */
export class HandoverRecipient {
  readonly #recipient: string;

  private constructor(
    readonly handoverId: string,
    recipient: string,
  ) {
    this.#recipient = recipient;
  }

  get recipient(): string {
    return this.#recipient;
  }

  /** See `verifyRecipient`. */
  static verified(signed: SignedRecipient, pinnedKey: KeyObject): HandoverRecipient {
    const message = recipientMessage(signed.handoverId, signed.recipient);
    // verify() also answers for other algorithms, whose keys must not pass as the pinned one.
    const trusted =
      pinnedKey.asymmetricKeyType === 'ed25519' &&
      verify(null, message, pinnedKey, signed.signature);
    if (!trusted) throw new RecipientRejected();
    return new HandoverRecipient(signed.handoverId, signed.recipient);
  }
}

/**
 * Checks the vault's signature against the pinned key (security.md, "Sealing").
 *
 * @throws RecipientRejected whatever is wrong: another handover, a changed byte, another signer.
 *   The caller accepts nothing and raises an alarm.
 */
export function verifyRecipient(signed: SignedRecipient, pinnedKey: KeyObject): HandoverRecipient {
  return HandoverRecipient.verified(signed, pinnedKey);
}

/**
 * The bytes that the vault signs.
 *
 * @throws RecipientRejected when the id is not a lower-case UUID or the recipient not an `age1…` one.
 */
export function recipientMessage(handoverId: string, recipient: string): Buffer {
  const text = recipientText(handoverId, recipient);
  if (text === undefined) throw new RecipientRejected();
  return Buffer.from(text, 'utf8');
}

/**
 * The key that a process is told to trust (`signing.pub`), read once at its start.
 *
 * @throws Refusal (`pinned_key_unreadable`) when it is not an Ed25519 public key in PEM (RFC 8410).
 */
export function pinnedKey(pem: string): KeyObject {
  const key = publicKeyOf(pem);
  if (key?.asymmetricKeyType !== 'ed25519') {
    throw new Refusal(
      'pinned_key_unreadable',
      'The vault’s public signing key is not an Ed25519 key in PEM. ' +
        'Give the portal a copy of signing.pub from the key folder.',
    );
  }
  return key;
}

function publicKeyOf(pem: string): KeyObject | undefined {
  // createPublicKey also takes a private key: the portal must not come to hold one by mistake.
  if (!pem.includes('BEGIN PUBLIC KEY')) return undefined;
  try {
    return createPublicKey(pem);
  } catch {
    return undefined;
  }
}
