import { sign, type KeyObject } from 'node:crypto';
import { recipientMessage, type SignedRecipient } from '../seal/recipient';
import { newKeyPair } from './age';
import { wrapTo } from './wrap';

export interface WrappingKeys {
  /** Who may unwrap: the server's recipient, any operators', and the offline recovery key's. */
  readonly recipients: readonly string[];
  /** Ed25519 private key. */
  readonly signingKey: KeyObject;
}

export interface HandoverKeys extends SignedRecipient {
  /** The handover's identity file, itself an age file to all of the vault's recipients. */
  readonly wrapped: Uint8Array;
}

/** A new key pair for one handover (security.md, "two levels"). The bare identity never leaves this function. */
export async function createHandoverKeys(
  handoverId: string,
  keys: WrappingKeys,
): Promise<HandoverKeys> {
  const { identity, recipient } = await newKeyPair();
  const signed = signRecipient(handoverId, recipient, keys.signingKey);
  const wrapped = await wrapTo(keys.recipients, Buffer.from(`${identity}\n`, 'utf8'));
  return { ...signed, wrapped };
}

/**
 * Ed25519 (RFC 8032) gives the same signature for the same message, so signing again is harmless.
 *
 * @throws RecipientRejected when the id is not a lower-case UUID.
 */
export function signRecipient(
  handoverId: string,
  recipient: string,
  signingKey: KeyObject,
): SignedRecipient {
  const message = recipientMessage(handoverId, recipient);
  return { handoverId, recipient, signature: sign(null, message, signingKey) };
}
