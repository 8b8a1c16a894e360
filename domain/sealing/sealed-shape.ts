import { CHUNK_BYTES, PADDING_STEP } from './sealed-sizes';

const ARMOURLESS = 'age-encryption.org/v1\n';
const BASE64_32 = '[A-Za-z0-9+/]{43}';
const HEADER = new RegExp(`^${ARMOURLESS}-> X25519 ${BASE64_32}\n${BASE64_32}\n--- ${BASE64_32}\n`);

/** Bytes of the header of an age file to one X25519 recipient: always the same. */
export const HEADER_BYTES = ARMOURLESS.length + '-> X25519 \n\n--- \n'.length + 3 * 43;
const NONCE_BYTES = 16;
const PIECE_BYTES = 64 * 1024;
const TAG_BYTES = 16;

/** Bytes of an age file to one X25519 recipient with a content of `content` bytes (C2SP age, STREAM). */
export function sealedSize(content: number): number {
  const pieces = Math.max(1, Math.ceil(content / PIECE_BYTES));
  return HEADER_BYTES + NONCE_BYTES + content + pieces * TAG_BYTES;
}

/**
 * The size of the content of what somebody else sealed, as far as it can be told without opening it: an age file
 * whose header has one X25519 recipient and nothing else, of a length that a filled-up content gives. Undefined
 * for anything else. Whom it is sealed to, and what is in it, only opening tells.
 */
export function contentSize(sealed: Uint8Array, most: number = CHUNK_BYTES): number | undefined {
  if (sealed.length < sealedSize(PADDING_STEP) || sealed.length > sealedSize(most))
    return undefined;
  const head = String.fromCharCode(...sealed.subarray(0, HEADER_BYTES));
  if (!HEADER.test(head)) return undefined;
  const stream = sealed.length - HEADER_BYTES - NONCE_BYTES;
  const content = stream - Math.ceil(stream / (PIECE_BYTES + TAG_BYTES)) * TAG_BYTES;
  return content % PADDING_STEP === 0 && sealedSize(content) === sealed.length
    ? content
    : undefined;
}
