import { sha256 } from '@noble/hashes/sha2.js';
import { Encrypter } from 'age-encryption';
import { CHUNK_BYTES, filledUp } from '../../domain/sealing/sealed-sizes';
import { checkedRecipient, type SignedRecipient } from './recipient';

const SPACE = 0x20;

/** A running SHA-256 (FIPS 180-4). */
export interface Hash {
  update(bytes: Uint8Array): void;
  /** Ends it: 64 lower-case hex digits. */
  hex(): string;
}

/** Seals to one handover, byte for byte as vault/seal does: the vault opens either. */
export interface Sealer {
  /** JSON, filled up with spaces, in one age file. */
  sealValue(value: unknown): Promise<Uint8Array>;
  /** At most 4 MiB; less is filled up with zeros. */
  sealBytes(bytes: Uint8Array): Promise<Uint8Array>;
  newHash(): Hash;
}

/** Throws RecipientRejected when the signature is not the vault's: then nothing may be sent. */
export function sealerFor(signed: SignedRecipient): Sealer {
  const recipient = checkedRecipient(signed);

  async function seal(content: Uint8Array): Promise<Uint8Array> {
    const encrypter = new Encrypter();
    encrypter.addRecipient(recipient);
    return encrypter.encrypt(content);
  }

  return {
    sealValue: async (value) => {
      const content = filledUp(new TextEncoder().encode(JSON.stringify(value)), SPACE);
      return seal(content).finally(() => content.fill(0));
    },
    sealBytes: async (bytes) => {
      if (bytes.length > CHUNK_BYTES) throw new RangeError('A chunk holds at most 4 MiB.');
      return seal(bytes.length === CHUNK_BYTES ? bytes : filledUp(bytes, 0));
    },
    newHash: () => {
      const hash = sha256.create();
      return {
        update: (bytes) => void hash.update(bytes),
        hex: () => Array.from(hash.digest(), (b) => b.toString(16).padStart(2, '0')).join(''),
      };
    },
  };
}
