/**
 * Files of the age format (https://c2sp.org/age), and the one place from which sealing reaches its library. It is an ES
 * module only, hence the dynamic import; and it hands on encryption alone, so that what imports `vault/seal`
 * has no way to open.
 */
import { createCipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { isRecipient } from '../../domain/sealing/recipient-message';
import { unpadded, wrapperFor, type Wrapped } from './x25519';

export { isRecipient };

const FILE_KEY_BYTES = 16;
const NONCE_BYTES = 16;
const TAG_BYTES = 16;
const PIECE_BYTES = 64 * 1024;

async function library() {
  const { Encrypter } = await import('age-encryption');
  return new Encrypter();
}

/**
 * One age file that any one of the recipients can open, made by the system's own ciphers: they are ten times as quick as
 * the library's in JavaScript, and loading that takes longer than starting a process that seals one form. It is made in
 * `room`, where there is one that it fits into, and is then a part of it.
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
  const wrappers = await Promise.all(recipients.map(wrapperFor));
  const fileKey = randomBytes(FILE_KEY_BYTES);
  try {
    const stanzas = wrappers.map((wrap) => wrap(fileKey));
    return joined([header(fileKey, stanzas), ...payload(fileKey, plain)], room);
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

/** Who can open it, and a MAC under the file's key over that (C2SP age, "Header"). */
function header(fileKey: Uint8Array, stanzas: readonly Wrapped[]): Buffer {
  // A wrapped key has less than the 48 bytes that fill a line.
  const lines = stanzas.map(({ args, body }) => `-> ${args.join(' ')}\n${unpadded(body)}\n`);
  const text = `age-encryption.org/v1\n${lines.join('')}---`;
  const key = Buffer.from(hkdfSync('sha256', fileKey, '', 'header', 32));
  const mac = createHmac('sha256', key).update(text).digest();
  key.fill(0);
  return Buffer.from(`${text} ${unpadded(mac)}\n`);
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

/** Base-2 logarithm (age scrypt): as little as it takes, since the passphrase itself has over 110 bits. */
const DRAWN_WORK_FACTOR = 10;

/**
 * One age file over a stream, for who knows the passphrase or holds the key of the recipient.
 *
 * @throws TypeError when the recipient is not a native X25519 one.
 */
export async function encryptStream(
  key: { passphrase: string } | { recipient: string },
  plain: ReadableStream<Uint8Array>,
): Promise<ReadableStream<Uint8Array>> {
  const encrypter = await library();
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
