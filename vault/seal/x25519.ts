/**
 * The X25519 recipient type of age (https://c2sp.org/age, "The X25519 recipient type") on the system's own curve: the
 * library reaches the same curve by WebCrypto, where bringing in a key alone takes five times as long as all of this.
 */
import {
  createCipheriv,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';

export const STANZA = 'X25519';
const LABEL = 'age-encryption.org/v1/X25519';
const KEY_BYTES = 32;
/** Of ChaCha20-Poly1305 (RFC 8439); a wrapping key is used once, hence the nonce of zeros. */
export const TAG_BYTES = 16;
export const NONCE = Buffer.alloc(12);

/** A line of an age file's header: its arguments, and the wrapped key. */
export interface Wrapped {
  args: string[];
  body: Uint8Array;
}

/** What wraps a file's key to `age1…`. Throws when the recipient's checksum is wrong. */
export async function wrapperFor(recipient: string): Promise<(fileKey: Uint8Array) => Wrapped> {
  const { bech32 } = await import('@scure/base');
  const theirs = Buffer.from(bech32.decodeToBytes(recipient).bytes);
  const theirKey = publicKeyOf(theirs);
  return (fileKey) => {
    const { privateKey, publicKey } = generateKeyPairSync('x25519');
    const share = rawOf(publicKey);
    const shared = diffieHellman({ privateKey, publicKey: theirKey });
    const key = wrappingKey(shared, share, theirs);
    const cipher = createCipheriv('chacha20-poly1305', key, NONCE, { authTagLength: TAG_BYTES });
    const body = Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()]);
    return { args: [STANZA, unpadded(share)], body };
  };
}

/** The key that a file's key is wrapped with, from what both sides share; `share` and `own` are their public halves. */
export function wrappingKey(shared: Uint8Array, share: Uint8Array, own: Uint8Array): Uint8Array {
  const salt = Buffer.concat([share, own]);
  return new Uint8Array(hkdfSync('sha256', shared, salt, LABEL, KEY_BYTES));
}

/** Base64 as age writes it (RFC 4648, 4, without the filling). */
export function unpadded(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replace(/=+$/, '');
}

/** Of the 32 bytes of a point (RFC 7748). */
export function publicKeyOf(raw: Buffer): KeyObject {
  const key = { kty: 'OKP', crv: 'X25519', x: raw.toString('base64url') };
  return createPublicKey({ key, format: 'jwk' });
}

/** The 32 bytes of a public key's point. */
export function rawOf(publicKey: KeyObject): Buffer {
  return Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
}
