import { createPrivateKey, createPublicKey, createSecretKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../../domain/problem';
import { encryptTo } from '../seal/age';
import { identitiesIn, recipientOf, type Identity } from './age';
import { isLocked, unlockWith } from './locked-key';

/** Where the keys are. All of them belong in the backup except `recoveryKey`, which belongs in a safe. */
export interface KeyFiles {
  readonly folder: string;
  /** The server's age identity: opens every handover's wrapped identity. */
  readonly vaultKey: string;
  /** Ed25519, PKCS #8 in PEM: signs recipients. */
  readonly signingKey: string;
  /** Its public half in PEM: what the portal is told to trust. */
  readonly signingPub: string;
  /** 32 bytes in base64url: link tokens are derived from it. */
  readonly linkKey: string;
  /** The recipient of the offline recovery key. */
  readonly recoveryPub: string;
  /** The recovery key itself, until the operator has moved it away. */
  readonly recoveryKey: string;
}

/** A key file or its folder is missing or damaged. Names it, never what is in it. */
export class KeyFileProblem extends Refusal {
  constructor(file: string, whatToDo: string) {
    super('key_file_problem', `The vault’s keys cannot be used: ${file}. ${whatToDo}`);
    this.name = 'KeyFileProblem';
  }
}

/** The key files under `$HANDOVER_HOME`, whether they exist or not. */
export function keyFilesIn(home: string): KeyFiles {
  const folder = join(home, 'keys');
  return {
    folder,
    vaultKey: join(folder, 'vault.key'),
    signingKey: join(folder, 'signing.key'),
    signingPub: join(folder, 'signing.pub'),
    linkKey: join(folder, 'link.key'),
    recoveryPub: join(folder, 'recovery.pub'),
    recoveryKey: join(folder, 'recovery-key.txt'),
  };
}

/**
 * An age identity file, one or more identities, the newest first; in clear, or locked with a passphrase as `age -p`
 * does. Throws KeyFileProblem.
 */
export async function readIdentities(
  file: string,
  passphrase?: string,
): Promise<[Identity, ...Identity[]]> {
  return identitiesOf(file, await unlockedText(file, passphrase));
}

/** The identities in such a file's text; `file` is what a problem is said of. Throws KeyFileProblem. */
export async function identitiesOf(file: string, text: string): Promise<[Identity, ...Identity[]]> {
  const [first, ...others] = identitiesIn(text);
  const usable = first !== undefined && (await succeeds([first, ...others].map(recipientOf)));
  if (!usable) {
    throw new KeyFileProblem(
      file,
      'It must hold age identities, whole, one a line. Restore it from your backup.',
    );
  }
  return [first, ...others];
}

/** The Ed25519 private key that signs recipients. Throws KeyFileProblem. */
export async function readSigningKey(file: string): Promise<KeyObject> {
  const key = privateKeyOf(await textOf(file));
  if (key?.asymmetricKeyType !== 'ed25519') {
    throw new KeyFileProblem(
      file,
      'It must be an Ed25519 private key in PEM. Restore it from your backup.',
    );
  }
  return key;
}

/**
 * Both halves of the signing key. Throws KeyFileProblem also when they do not belong together: the portal
 * would refuse every recipient, and nobody could answer.
 */
export async function readSigningPair(
  files: KeyFiles,
): Promise<{ signingKey: KeyObject; publicKey: KeyObject }> {
  const signingKey = await readSigningKey(files.signingKey);
  const publicKey = createPublicKey(signingKey);
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  if ((await textOf(files.signingPub)).trim() !== pem.trim()) {
    throw new KeyFileProblem(
      files.signingPub,
      'It is not the public half of signing.key beside it. Restore both from your backup.',
    );
  }
  return { signingKey, publicKey };
}

/** The key of link tokens (`linkToken`). Throws KeyFileProblem. */
export async function readLinkKey(file: string): Promise<KeyObject> {
  const text = (await textOf(file)).trim();
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length !== 32 || bytes.toString('base64url') !== text) {
    throw new KeyFileProblem(
      file,
      'It must hold 32 bytes in base64url, 43 characters. Restore it from your backup.',
    );
  }
  return createSecretKey(bytes);
}

/** The recipient (`age1…`) of the offline recovery key. Throws KeyFileProblem. */
export async function readRecoveryRecipient(file: string): Promise<string> {
  const recipient = (await textOf(file)).trim();
  // Sealing is what checks its checksum, and to a mistyped one nothing could ever be recovered.
  if (!(await succeeds([encryptTo([recipient], new Uint8Array())]))) {
    throw new KeyFileProblem(
      file,
      'It must hold one age recipient (age1…). Restore it from your backup.',
    );
  }
  return recipient;
}

async function unlockedText(file: string, passphrase: string | undefined): Promise<string> {
  const bytes = await bytesOf(file);
  if (!isLocked(bytes)) return bytes.toString('utf8');
  if (passphrase === undefined) {
    throw new KeyFileProblem(
      file,
      'It is locked with a passphrase. Give it in HANDOVER_VAULT_PASSPHRASE_FILE or HANDOVER_VAULT_PASSPHRASE.',
    );
  }
  try {
    return await unlockWith(passphrase, bytes);
  } catch {
    throw new KeyFileProblem(file, 'The passphrase does not open it, or it is damaged.');
  }
}

async function succeeds(attempts: Promise<unknown>[]): Promise<boolean> {
  const results = await Promise.allSettled(attempts);
  return results.every((result) => result.status === 'fulfilled');
}

async function textOf(file: string): Promise<string> {
  return (await bytesOf(file)).toString('utf8');
}

async function bytesOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    // Without the cause's own words: they are for programmers, and the path is named already.
    const code = systemCodeOf(error);
    throw new KeyFileProblem(
      file,
      code === 'ENOENT'
        ? 'It does not exist. Restore it from your backup, or check the key folder’s path.'
        : `It cannot be read (${code}). Check that this process may read it.`,
    );
  }
}

/** The operating system's name for what went wrong (`ENOENT`), by errno(3). */
export function systemCodeOf(error: unknown): string {
  const known = typeof error === 'object' && error !== null && 'code' in error;
  return known ? String(error.code) : 'unknown';
}

function privateKeyOf(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    return undefined;
  }
}
