/** The other half of vault/seal/x25519.ts: what opens a file's key that was wrapped to an X25519 recipient. */
import {
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  type KeyObject,
} from 'node:crypto';
import type { Identity as Opening, Stanza } from 'age-encryption' with {
  'resolution-mode': 'import',
};
import { NONCE, STANZA, TAG_BYTES, publicKeyOf, rawOf, wrappingKey } from '../seal/x25519';

export type { Opening };

/** What stands before the 32 bytes of an X25519 key in PKCS #8 (RFC 8410, 7). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b656e04220420', 'hex');
const POINT_BYTES = 32;
const WRAPPED_BYTES = 16 + TAG_BYTES;

interface OwnKey {
  secret: KeyObject;
  /** Its public half, 32 bytes. */
  own: Buffer;
}

/**
 * Opens with `AGE-SECRET-KEY-1…`, which is read at the first opening and then held as long as this is. What it returns
 * throws for a stanza that is none by the specification, and for an identity with a wrong checksum.
 */
export function x25519Opening(identity: string): Opening {
  let key: Promise<OwnKey> | undefined;
  return {
    unwrapFileKey: async (stanzas) => {
      key ??= readIdentity(identity);
      const mine = await key;
      for (const stanza of stanzas) {
        const fileKey = stanza.args[0] === STANZA ? unwrap(mine, stanza) : null;
        if (fileKey !== null) return fileKey;
      }
      return null;
    },
  };
}

/** The recipient (`age1…`) that belongs to `AGE-SECRET-KEY-1…`. Throws when that is none, or its checksum is wrong. */
export async function x25519Recipient(identity: string): Promise<string> {
  const { bech32 } = await import('@scure/base');
  const { own } = await readIdentity(identity);
  return bech32.encodeFromBytes('age', own);
}

async function readIdentity(identity: string): Promise<OwnKey> {
  const { bech32 } = await import('@scure/base');
  const scalar = Buffer.from(bech32.decodeToBytes(identity).bytes);
  const der = Buffer.concat([PKCS8_HEAD, scalar]);
  try {
    const secret = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    return { secret, own: rawOf(createPublicKey(secret)) };
  } finally {
    scalar.fill(0);
    der.fill(0);
  }
}

/** Null when it was wrapped to somebody else. */
function unwrap({ secret, own }: OwnKey, { args, body }: Stanza): Uint8Array | null {
  const [, encoded = ''] = args;
  const share = Buffer.from(encoded, 'base64');
  const canonical = share.toString('base64').replace(/=+$/, '') === encoded;
  if (args.length !== 2 || !canonical || share.length !== POINT_BYTES)
    throw new Error('This is no X25519 stanza.');
  if (body.length !== WRAPPED_BYTES) throw new Error('This X25519 stanza wraps no key of a file.');
  const shared = diffieHellman({ privateKey: secret, publicKey: publicKeyOf(share) });
  const key = wrappingKey(shared, share, own);
  const decipher = createDecipheriv('chacha20-poly1305', key, NONCE, { authTagLength: TAG_BYTES });
  decipher.setAuthTag(body.subarray(-TAG_BYTES));
  const fileKey = decipher.update(body.subarray(0, -TAG_BYTES));
  try {
    decipher.final();
    return new Uint8Array(fileKey);
  } catch {
    return null;
  }
}
