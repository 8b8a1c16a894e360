import { createHash } from 'node:crypto';

const MAGIC = Buffer.from('03d9a29a67fb4bb5', 'hex');
const FIRST_FIELD = 12;
const END_OF_HEADER = 0;
const HASH_BYTES = 32;
const CIPHER_BLOCK = 16;

/** Whether a content begins as a KeePass database of version 2 does. */
export function isKdbx(head: Uint8Array): boolean {
  return head.length >= MAGIC.length && MAGIC.equals(head.subarray(0, MAGIC.length));
}

/**
 * What can be told of a KeePass database without its password: that its header is whole, and, of KDBX 4, that the
 * header has the SHA-256 that follows it and that the blocks go on to their end. False when it is cut or damaged.
 * (https://keepass.info/help/kb/kdbx.html)
 */
export function isWholeKdbx(content: Uint8Array): boolean {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (!isKdbx(bytes) || bytes.length < FIRST_FIELD) return false;
  const major = bytes.readUInt16LE(10);
  if (major !== 3 && major !== 4) return false;
  const end = endOfHeader(bytes, major === 4 ? 4 : 2);
  if (end === null) return false;
  if (major === 4) return isWholeAfterHeader(bytes, end);
  // KDBX 3 has no size to hold against; its ciphers (AES, Twofish) work in whole blocks.
  return bytes.length > end && (bytes.length - end) % CIPHER_BLOCK === 0;
}

function endOfHeader(bytes: Buffer, sizeBytes: 2 | 4): number | null {
  for (let at = FIRST_FIELD; at + 1 + sizeBytes <= bytes.length;) {
    const field = bytes.readUInt8(at);
    at += 1 + sizeBytes + bytes.readUIntLE(at + 1, sizeBytes);
    if (field === END_OF_HEADER) return at <= bytes.length ? at : null;
  }
  return null;
}

function isWholeAfterHeader(bytes: Buffer, end: number): boolean {
  const stated = bytes.subarray(end, end + HASH_BYTES);
  const header = createHash('sha256').update(bytes.subarray(0, end)).digest();
  if (!header.equals(stated)) return false;
  // The header's HMAC, then blocks: HMAC, size, data. A block of size 0 is the last.
  for (let at = end + 2 * HASH_BYTES; at + HASH_BYTES + 4 <= bytes.length;) {
    const size = bytes.readUInt32LE(at + HASH_BYTES);
    at += HASH_BYTES + 4 + size;
    if (size === 0) return at === bytes.length;
  }
  return false;
}
