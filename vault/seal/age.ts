/**
 * The one place from which sealing reaches the age library (https://c2sp.org/age). It is an ES module
 * only, hence the dynamic import; and it hands on encryption alone, so that what imports `vault/seal`
 * has no way to open.
 */

import { isRecipient } from '../../domain/sealing/recipient-message';

export { isRecipient };

async function newEncrypter() {
  const { Encrypter } = await import('age-encryption');
  return new Encrypter();
}

/**
 * One age file that any one of the recipients can open.
 *
 * @throws TypeError when there is no recipient or one is not a native X25519 recipient. Post-quantum
 *   ones are refused with the rest: age forbids mixing them with classic ones in one file, because the
 *   weaker would decide (C2SP age, "Recipient labels").
 */
export async function encryptTo(
  recipients: readonly string[],
  plain: Uint8Array,
): Promise<Uint8Array> {
  if (recipients.length === 0 || !recipients.every(isRecipient)) {
    throw new TypeError('Sealing needs at least one recipient, all of the form age1….');
  }
  const encrypter = await newEncrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return encrypter.encrypt(plain);
}

/** Base-2 logarithm (age scrypt); the passphrase itself has over 110 bits. */
const DRAWN_WORK_FACTOR = 14;

/**
 * One age file over a stream, for who knows the passphrase or holds the key of the recipient.
 *
 * @throws TypeError when the recipient is not a native X25519 one.
 */
export async function encryptStream(
  key: { passphrase: string } | { recipient: string },
  plain: ReadableStream<Uint8Array>,
): Promise<ReadableStream<Uint8Array>> {
  const encrypter = await newEncrypter();
  if ('passphrase' in key) {
    encrypter.setPassphrase(key.passphrase);
    // Stretching helps words that people choose. Ours are drawn, and the process has others to answer meanwhile.
    encrypter.setScryptWorkFactor(DRAWN_WORK_FACTOR);
  } else {
    if (!isRecipient(key.recipient)) throw new TypeError('A recipient has the form age1….');
    encrypter.addRecipient(key.recipient);
  }
  return encrypter.encrypt(plain);
}
