import { createHash } from 'node:crypto';

/** SHA-256 (FIPS 180-4) of a document's bytes, in lower-case hexadecimal. */
export function documentSha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
