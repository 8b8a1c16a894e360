/**
 * The one place from which sealing reaches the age library (https://c2sp.org/age). It is an ES module
 * only, hence the dynamic import; and it hands on encryption alone, so that what imports `vault/seal`
 * has no way to open.
 */
import { createCipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { isRecipient } from '../../domain/sealing/recipient-message';
import { wrapperFor } from './x25519';

export { isRecipient };

const NONCE_BYTES = 16;
const TAG_BYTES = 16;
const PIECE_BYTES = 64 * 1024;

async function library() {
  const { Encrypter, Stanza } = await import('age-encryption');
  return { encrypter: new Encrypter(), Stanza };
}

/**
 * One age file that any one of the recipients can open. The library makes its header; the content is encrypted by
 * the system's own cipher, which is ten times as quick as one in JavaScript. It is made in `room`, where there is one
 * that it fits into, and is then a part of it.
 *
 * @throws TypeError when there is no recipient or one is not a native X25519 recipient. Post-quantum
 *   ones are refused with the rest: age forbids mixing them with classic ones in one file, because the
 *   weaker would decide (C2SP age, "Recipient labels").
 */
export async function encryptTo(
  recipients: readonly string[],
  plain: Uint8Array,
  room?: Uint8Array,
): Promise<Uint8Array> {
  if (recipients.length === 0 || !recipients.every(isRecipient)) {
    throw new TypeError('Sealing needs at least one recipient, all of the form age1….');
  }
  const { encrypter, Stanza } = await library();
  for (const recipient of recipients) {
    const wrap = await wrapperFor(recipient);
    encrypter.addRecipient({
      wrapFileKey: (key) => {
        const { args, body } = wrap(key);
        return [new Stanza(args, body)];
      },
    });
  }
  let fileKey = new Uint8Array();
  // It is told the file's key like any recipient, and adds nothing to the header.
  encrypter.addRecipient({ wrapFileKey: (key) => ((fileKey = Uint8Array.from(key)), []) });
  const empty = await encrypter.encrypt(new Uint8Array());
  const header = empty.subarray(0, empty.length - NONCE_BYTES - TAG_BYTES);
  try {
    return joined([header, ...payload(fileKey, plain)], room);
  } finally {
    fileKey.fill(0);
  }
}

function joined(parts: readonly Uint8Array[], room?: Uint8Array): Uint8Array {
  const size = parts.reduce((sum, part) => sum + part.length, 0);
  if (room === undefined || room.length < size) return Buffer.concat(parts, size);
  let filled = 0;
  for (const part of parts) {
    room.set(part, filled);
    filled += part.length;
  }
  return room.subarray(0, size);
}

/** The part after the header (C2SP age, "Payload"): a nonce, then pieces of 64 KiB, of which the last is marked. */
function payload(fileKey: Uint8Array, plain: Uint8Array): Buffer[] {
  const nonce = randomBytes(NONCE_BYTES);
  const key = Buffer.from(hkdfSync('sha256', fileKey, nonce, 'payload', 32));
  const parts = [nonce];
  const pieces = Math.max(1, Math.ceil(plain.length / PIECE_BYTES));
  for (let piece = 0; piece < pieces; piece++) {
    const counter = Buffer.alloc(12);
    counter.writeUIntBE(piece, 5, 6);
    counter[11] = piece === pieces - 1 ? 1 : 0;
    const cipher = createCipheriv('chacha20-poly1305', key, counter, { authTagLength: TAG_BYTES });
    const part = plain.subarray(piece * PIECE_BYTES, (piece + 1) * PIECE_BYTES);
    parts.push(cipher.update(part), cipher.final(), cipher.getAuthTag());
  }
  key.fill(0);
  return parts;
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
  const { encrypter } = await library();
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
