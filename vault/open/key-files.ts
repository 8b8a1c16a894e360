import { createPrivateKey, createSecretKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../../domain/problem';
import { isRecipient } from '../seal/age';
import { identitiesIn, type Identity } from './age';

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

/** A key file is missing or damaged. Names the file, never what is in it. */
export class KeyFileProblem extends Refusal {
  constructor(file: string, whatToDo: string) {
    super('key_file_problem', `The key file ${file} cannot be used. ${whatToDo}`);
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

/** An age identity file, one or more identities, the newest first. Throws KeyFileProblem. */
export async function readIdentities(file: string): Promise<[Identity, ...Identity[]]> {
  const [first, ...others] = identitiesIn(await textOf(file));
  if (first === undefined) {
    throw new KeyFileProblem(
      file,
      'It must hold age identities (AGE-SECRET-KEY-1…), one a line. Restore it from your backup.',
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
  if (!isRecipient(recipient)) {
    throw new KeyFileProblem(
      file,
      'It must hold one age recipient (age1…). Restore it from your backup.',
    );
  }
  return recipient;
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    // Without the cause's own words: they are for programmers, and the path is named already.
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new KeyFileProblem(
      file,
      code === 'ENOENT'
        ? 'It does not exist. Restore it from your backup, or check the key folder’s path.'
        : `It cannot be read (${code}). Check that this process may read it.`,
    );
  }
}

function privateKeyOf(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    return undefined;
  }
}
