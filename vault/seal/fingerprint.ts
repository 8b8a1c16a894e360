import { createHash } from 'node:crypto';

/**
 * What a receipt shows for one sealed value or chunk: SHA-256 (FIPS 180-4) over the sealed bytes,
 * 64 lower-case hex digits. It proves which bytes were accepted. Age seals the same text differently
 * each time, so no guess at the text can be checked against it.
 */
export function fingerprint(sealed: Uint8Array): string {
  return createHash('sha256').update(sealed).digest('hex');
}

/**
 * One fingerprint for several, in this order: SHA-256 over the list, each with a line feed. A receipt
 * of a file covers its chunks and its manifest, whose bytes need not be at hand together.
 */
export function fingerprintOfAll(fingerprints: readonly string[]): string {
  const list = createHash('sha256');
  for (const one of fingerprints) list.update(`${one}\n`);
  return list.digest('hex');
}
