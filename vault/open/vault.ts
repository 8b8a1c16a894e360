import { createPublicKey, type KeyObject } from 'node:crypto';
import {
  destroyWrapped,
  insertWrapped,
  makingKeys,
  readWrapped,
  type Keystore,
  type OperatorRow,
} from '../../db/keystore';
import { countWrapped } from '../../db/rewrap';
import { isRecipient } from '../seal/age';
import type { FileManifest } from '../seal/manifest';
import type { SignedRecipient } from '../seal/recipient';
import { identitiesIn, recipientOf, x25519Opening, type Identity, type Opening } from './age';
import { createHandoverKeys, signRecipient } from './handover-keys';
import { KeyFileProblem, readSigningKey } from './key-files';
import { CannotOpen, KeyGone, KeyUnusable, openBytesWith, openValueWith } from './open';
import { openFileWith, openManifestWith } from './open-file';
import { trustedOperators } from './operators';
import { serverKeyOf } from './server-key';
import { markOf } from './wrap';

export interface VaultOptions {
  readonly keystore: Keystore;
  /** Path of the server's age identity file; its first identity is the one that is wrapped to. */
  readonly vaultKeyFile: string;
  /** What opens that file where it is locked. */
  readonly passphrase?: string | undefined;
  /** The file's text itself, for who keeps it in the environment and not in a file. */
  readonly vaultKey?: string | undefined;
  /** Path of the Ed25519 signing key. */
  readonly signingKeyFile: string;
  /** `age1…` of the offline recovery key. */
  readonly recoveryRecipient: string;
}

/** Opens what was sealed for one handover. Do not keep it: it outlives a purge as long as it is held. */
export interface HandoverOpener {
  /** What `sealValue` was given. Untrusted: parse it. Throws CannotOpen. */
  openValue(sealed: Uint8Array): Promise<unknown>;
  /** One age file as it is; a file's last chunk with its padding. Throws CannotOpen. */
  openBytes(sealed: Uint8Array): Promise<Uint8Array>;
  /** Throws CannotOpen. */
  openManifest(sealed: Uint8Array): Promise<FileManifest>;
  /** A file's content in memory of one chunk; throws CannotOpen also at its very end. */
  openFile(
    manifest: FileManifest,
    sealedChunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  ): AsyncGenerator<Uint8Array, void, void>;
}

export interface VaultState {
  server: string;
  recovery: string;
  operators: readonly OperatorRow[];
  total: number;
  stale: number;
}

export interface Vault {
  /** The key that the portal pins. */
  readonly publicKey: KeyObject;
  /** Whom something is sealed to before anybody knows which handover's it is (`openOwn` opens it). */
  ownRecipients(): Promise<string[]>;
  /** Who may open every handover's key, and how many are not wrapped to all of them yet. */
  state(): Promise<VaultState>;
  /** Opens one age file to the vault's own recipients. Throws CannotOpen. */
  openOwn(sealed: Uint8Array): Promise<Uint8Array>;
  /**
   * Makes a handover's keys, stores the wrapped identity, and returns what goes on the handover's row.
   * Called again for the same handover it returns the same. `at` is stored as the instant of making.
   */
  createKeys(handoverId: string, at: Date): Promise<SignedRecipient>;
  /** Reads and unwraps the handover's identity. Throws KeyGone, KeyUnusable. */
  unlock(handoverId: string): Promise<HandoverOpener>;
  /** `unlock` and open one value. Throws KeyGone, KeyUnusable, CannotOpen. */
  openValue(handoverId: string, sealed: Uint8Array): Promise<unknown>;
  /** `unlock` and open one age file. Throws KeyGone, KeyUnusable, CannotOpen. */
  openBytes(handoverId: string, sealed: Uint8Array): Promise<Uint8Array>;
  /** Destroys the handover's identity for good; false when it was gone already. */
  destroyKeys(handoverId: string): Promise<boolean>;
}

/** What opens with one handover's identity. */
export function openerWith(identity: Identity): HandoverOpener {
  const opening = x25519Opening(identity);
  return {
    openValue: (sealed) => openValueWith(opening, sealed),
    openBytes: (sealed) => openBytesWith([opening], sealed),
    openManifest: (sealed) => openManifestWith(opening, sealed),
    openFile: (manifest, chunks) => openFileWith(opening, manifest, chunks),
  };
}

/**
 * The vault of the console and the worker. Identities are read from the keystore each time and never
 * cached: it costs one row by its key, and in return a purge holds at once in every process.
 *
 * @throws KeyFileProblem when a key is missing or damaged.
 */
export async function createVault(options: VaultOptions): Promise<Vault> {
  const { keystore, recoveryRecipient } = options;
  const serverKey = serverKeyOf(options);
  await serverKey();
  const signingKey = await readSigningKey(options.signingKeyFile);
  const publicKey = createPublicKey(signingKey);
  if (!isRecipient(recoveryRecipient)) {
    throw new KeyFileProblem('recovery.pub', 'It must hold one age recipient (age1…).');
  }

  let opens: { by: readonly Identity[]; openings: Opening[] } | undefined;
  async function serverOpenings(): Promise<Opening[]> {
    const by = await serverKey();
    if (opens?.by !== by) opens = { by, openings: by.map(x25519Opening) };
    return opens.openings;
  }

  async function ownRecipients(): Promise<string[]> {
    const [identity] = await serverKey();
    return [await recipientOf(identity), recoveryRecipient];
  }

  async function recipientsNow(at = keystore): Promise<string[]> {
    const operators = await trustedOperators(at, publicKey);
    return [...(await ownRecipients()), ...operators.map(({ recipient }) => recipient)];
  }

  async function identityOf(handoverId: string): Promise<Identity> {
    for (let before: Buffer | undefined; ;) {
      const wrapped = await readWrapped(keystore, handoverId);
      if (wrapped === undefined) throw new KeyGone();
      const identity = await unwrapped(wrapped);
      if (identity !== undefined) return identity;
      // Once more where it was wrapped anew in between, by a rotation that is over by now.
      if (before?.equals(wrapped)) throw new KeyUnusable();
      before = wrapped;
    }
  }

  async function unwrapped(wrapped: Uint8Array): Promise<Identity | undefined> {
    try {
      const text = Buffer.from(await openBytesWith(await serverOpenings(), wrapped));
      return identitiesIn(text.toString('utf8'))[0];
    } catch (error) {
      if (error instanceof CannotOpen) return undefined;
      throw error;
    }
  }

  async function unlock(handoverId: string): Promise<HandoverOpener> {
    return openerWith(await identityOf(handoverId));
  }

  return {
    publicKey,
    ownRecipients,
    state: async () => {
      const [server = '', recovery = '', ...others] = await recipientsNow();
      const operators = await trustedOperators(keystore, publicKey);
      const counts = await countWrapped(keystore, markOf([server, recovery, ...others]));
      return { server, recovery, operators, ...counts };
    },
    openOwn: async (sealed) => openBytesWith(await serverOpenings(), sealed),
    unlock,
    openValue: async (handoverId, sealed) => (await unlock(handoverId)).openValue(sealed),
    openBytes: async (handoverId, sealed) => (await unlock(handoverId)).openBytes(sealed),
    destroyKeys: (handoverId) => destroyWrapped(keystore, handoverId),
    createKeys: async (handoverId, at) => {
      for (;;) {
        const recipients = await recipientsNow();
        const keys = await createHandoverKeys(handoverId, { recipients, signingKey });
        const { wrapped, ...signed } = keys;
        const wrappedTo = markOf(recipients);
        // Sealing takes its time, so the others wait for no more than this: are they still the recipients?
        const made = await makingKeys(keystore, async (tx) => {
          if (!markOf(await recipientsNow(tx)).equals(wrappedTo)) return 'changed';
          const row = { handoverId, wrapped, wrappedTo, at };
          return (await insertWrapped(tx, row)) ? 'made' : 'there';
        });
        if (made === 'made') return signed;
        if (made === 'there') break;
      }
      // The keystore and the handover's row cannot commit together: a start that is tried again finds
      // the keys of its first try.
      return signRecipient(handoverId, await recipientOf(await identityOf(handoverId)), signingKey);
    },
  };
}
