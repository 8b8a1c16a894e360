/** The one place from which opening reaches the age library (https://c2sp.org/age), an ES module only. */
import { headerOf, openPayload } from './payload';
import { x25519Opening, x25519Recipient, type Opening } from './x25519';

export { x25519Opening, type Opening };

/** `AGE-SECRET-KEY-1…`, a native X25519 identity. It is a secret: never log it, never put it in an error. */
export type Identity = string;

export interface AgeKeyPair {
  readonly identity: Identity;
  /** `age1…` */
  readonly recipient: string;
}

/** A new X25519 pair from the system's random source. */
export async function newKeyPair(): Promise<AgeKeyPair> {
  const { generateX25519Identity } = await import('age-encryption');
  const identity = await generateX25519Identity();
  return { identity, recipient: await x25519Recipient(identity) };
}

/** The recipient that belongs to an identity. Throws TypeError when the text is not an identity. */
export async function recipientOf(identity: Identity): Promise<string> {
  try {
    if (IDENTITY.test(identity)) return await x25519Recipient(identity);
  } catch {
    // Without its cause: the library's complaint of a wrong checksum quotes the whole identity.
  }
  throw new TypeError('This is not an age identity.');
}

/**
 * Opens one age file: the library reads its header and checks it, the system's own cipher the rest. Who opens many
 * with one identity makes its opening once. Throws when no identity fits or a byte was changed.
 */
export async function decryptWith(
  identities: readonly (Identity | Opening)[],
  sealed: Uint8Array,
): Promise<Uint8Array> {
  const { Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  for (const identity of identities)
    decrypter.addIdentity(typeof identity === 'string' ? x25519Opening(identity) : identity);
  const header = headerOf(sealed);
  const fileKey = await decrypter.decryptHeader(header);
  try {
    return openPayload(fileKey, sealed.subarray(header.length));
  } finally {
    fileKey.fill(0);
  }
}

/**
 * The identities in the text of an age identity file: one a line, `#` begins a comment
 * (age(1), "-i"). Returns none when a line is neither, so that a damaged file is not half used.
 */
export function identitiesIn(text: string): Identity[] {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  return lines.every((line) => IDENTITY.test(line)) ? lines : [];
}

const IDENTITY = /^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/;
