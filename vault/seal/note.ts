import { fingerprint } from './fingerprint';
import type { HandoverRecipient } from './recipient';
import { sealValue } from './seal';

/** A text that somebody typed beside the answers, sealed like a secret: people paste passwords into notes. */
export async function sealNote(
  recipient: HandoverRecipient,
  text: string,
): Promise<{ sealed: Uint8Array; fingerprint: Buffer }> {
  const sealed = await sealValue(recipient, { version: 1, text });
  return { sealed, fingerprint: fingerprint(sealed) };
}
