import {
  constants,
  createCipheriv,
  createHash,
  createPublicKey,
  hkdfSync,
  publicEncrypt,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import type { Recipient } from 'age-encryption' with { 'resolution-mode': 'import' };

const ED25519_LABEL = 'age-encryption.org/v1/ssh-ed25519';
const RSA_LABEL = 'age-encryption.org/v1/ssh-rsa';
const KEY_BYTES = 32;
/** As the stock age has it: shorter ones are refused. */
const SHORTEST_RSA_BITS = 2048;

/** An SSH public key, as in `authorized_keys`, that age can wrap to. */
export interface SshKey {
  type: 'ssh-ed25519' | 'ssh-rsa';
  /** The key in SSH's own form (RFC 4253, 6.6), on which age's tag is made. */
  wire: Buffer;
  /** ed25519: the 32 bytes of the point. RSA: the key. */
  key: Buffer | KeyObject;
}

/** Reads `ssh-ed25519 AAAA… comment`; null when it is none, or one that age does not wrap to. */
export function readSshKey(line: string): SshKey | null {
  const [type, encoded = ''] = line.trim().split(/\s+/);
  if (type !== 'ssh-ed25519' && type !== 'ssh-rsa') return null;
  const wire = Buffer.from(encoded, 'base64');
  if (wire.length === 0 || wire.toString('base64') !== encoded) return null;
  const fields = sshFields(wire);
  if (fields?.[0]?.toString('latin1') !== type) return null;
  if (type === 'ssh-ed25519') {
    const [, point] = fields;
    return fields.length === 2 && point?.length === KEY_BYTES ? { type, wire, key: point } : null;
  }
  const [, e, n] = fields;
  if (fields.length !== 3 || !e || !n) return null;
  const key = rsaKey(e, n);
  return key === null ? null : { type, wire, key };
}

function sshFields(wire: Buffer): Buffer[] | null {
  const fields: Buffer[] = [];
  for (let at = 0; at < wire.length;) {
    if (at + 4 > wire.length) return null;
    const end = at + 4 + wire.readUInt32BE(at);
    if (end > wire.length) return null;
    fields.push(wire.subarray(at + 4, end));
    at = end;
  }
  return fields;
}

function rsaKey(e: Buffer, n: Buffer): KeyObject | null {
  const number = (bytes: Buffer): string =>
    (bytes[0] === 0 ? bytes.subarray(1) : bytes).toString('base64url');
  try {
    const key = createPublicKey({ key: { kty: 'RSA', e: number(e), n: number(n) }, format: 'jwk' });
    return (key.asymmetricKeyDetails?.modulusLength ?? 0) >= SHORTEST_RSA_BITS ? key : null;
  } catch {
    return null;
  }
}

/**
 * Wraps an age file's key to an SSH key, as the stock `age -R` does (https://c2sp.org/age, "The ssh-ed25519
 * recipient type", "The ssh-rsa recipient type"): the library does not know these. Throws for a point that is none.
 */
export async function sshRecipient({ type, wire, key }: SshKey): Promise<Recipient> {
  const { Stanza } = await import('age-encryption');
  const tag = unpadded(createHash('sha256').update(wire).digest().subarray(0, 4));
  if (!Buffer.isBuffer(key)) {
    return {
      wrapFileKey: (fileKey) => [new Stanza([type, tag], wrapRsa(key, fileKey))],
    };
  }
  const { ed25519, x25519 } = await import('@noble/curves/ed25519.js');
  const theirs = ed25519.utils.toMontgomery(key);
  const tweak = derive(new Uint8Array(), wire);
  return {
    wrapFileKey: (fileKey) => {
      const ephemeral = randomBytes(KEY_BYTES);
      const share = x25519.scalarMultBase(ephemeral);
      const shared = x25519.scalarMult(tweak, x25519.scalarMult(ephemeral, theirs));
      const wrapKey = derive(shared, Buffer.concat([share, theirs]));
      return [new Stanza([type, tag, unpadded(share)], chacha(wrapKey, fileKey))];
    },
  };
}

function wrapRsa(key: KeyObject, fileKey: Uint8Array): Uint8Array {
  const padding = constants.RSA_PKCS1_OAEP_PADDING;
  const oaepLabel = Buffer.from(RSA_LABEL);
  return publicEncrypt({ key, padding, oaepHash: 'sha256', oaepLabel }, fileKey);
}

function derive(secret: Uint8Array, salt: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, salt, ED25519_LABEL, KEY_BYTES));
}

/** ChaCha20-Poly1305 (RFC 8439) under a key that is used once, hence the nonce of zeros. */
function chacha(key: Uint8Array, plain: Uint8Array): Uint8Array {
  const cipher = createCipheriv('chacha20-poly1305', key, Buffer.alloc(12), { authTagLength: 16 });
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function unpadded(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replace(/=+$/, '');
}
