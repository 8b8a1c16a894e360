import { createHash } from 'node:crypto';

/**
 * What a receipt shows for one sealed value or chunk: SHA-256 (FIPS 180-4) over the sealed bytes, 32
 * bytes. It proves which bytes were accepted. Age seals the same text differently each time, so no
 * guess at the text can be checked against it.
 */
export function fingerprint(sealed: Uint8Array): Buffer {
  return createHash('sha256').update(sealed).digest();
}

/**
 * One fingerprint for several, in this order: SHA-256 over the list in lower-case hex, each with a line
 * feed. A file's is that of its chunks in order and then its manifest, which need not be at hand together.
 */
export function fingerprintOfAll(fingerprints: readonly Uint8Array[]): Buffer {
  const list = createHash('sha256');
  for (const one of fingerprints) list.update(`${Buffer.from(one).toString('hex')}\n`);
  return list.digest();
}
