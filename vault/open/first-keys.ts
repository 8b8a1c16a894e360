import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from '../../platform/durable-file';
import { newKeyPair } from './age';
import {
  KeyFileProblem,
  keyFilesIn,
  readIdentities,
  readLinkKey,
  readRecoveryRecipient,
  readSigningPair,
  systemCodeOf,
  type KeyFiles,
} from './key-files';
import { lockWith } from './locked-key';
import { serverKeyText } from './server-key';

const OWNER_ONLY_FOLDER = 0o700;
const OWNER_ONLY_FILE = 0o600;

export interface FirstKeys {
  /** Locks the server's key where it is made, and opens it where it is locked. */
  passphrase?: string | undefined;
  /** The server's key is given in the environment: its file may be gone. */
  vaultKeyElsewhere?: boolean;
}

/**
 * Makes the vault's keys in `${home}/keys` at the first start, and checks that they can be used at every
 * start. They are made in a folder aside and moved into place in one rename, so that there are either
 * none or all of them, and of two processes that start at once one wins and both use the winner's.
 *
 * @throws KeyFileProblem when keys exist but not all of them: they are never made anew around a gap,
 *   because what was sealed to the lost ones would look readable and not be.
 */
export async function ensureKeys(
  home: string,
  { passphrase, vaultKeyElsewhere = false }: FirstKeys = {},
): Promise<KeyFiles> {
  const files = keyFilesIn(home);
  await makeHome(home);
  if (await isEmptyOrMissing(files.folder)) await makeAll(home, files, passphrase);
  await Promise.all([
    vaultKeyElsewhere ? Promise.resolve() : readIdentities(files.vaultKey, passphrase),
    readSigningPair(files),
    readLinkKey(files.linkKey),
    readRecoveryRecipient(files.recoveryPub),
  ]);
  return files;
}

async function makeAll(
  home: string,
  files: KeyFiles,
  passphrase: string | undefined,
): Promise<void> {
  const aside = await mkdtemp(join(home, '.keys-'));
  try {
    await chmod(aside, OWNER_ONLY_FOLDER);
    for (const [name, content] of await firstContents(passphrase)) {
      await writeSynced(join(aside, name), content);
    }
    // So that a power cut after the first sealed answer cannot take the keys with it.
    await syncFolder(aside);
    await moveIntoPlace(aside, files.folder);
    await syncFolder(home);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

async function firstContents(
  passphrase: string | undefined,
): Promise<[name: string, content: string][]> {
  const vault = await newKeyPair();
  const recovery = await newKeyPair();
  const signing = generateKeyPairSync('ed25519');
  const vaultText = serverKeyText([vault]);
  return [
    ['vault.key', passphrase === undefined ? vaultText : await lockWith(passphrase, vaultText)],
    ['signing.key', signing.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()],
    ['signing.pub', signing.publicKey.export({ type: 'spki', format: 'pem' }).toString()],
    ['link.key', `${randomBytes(32).toString('base64url')}\n`],
    ['recovery.pub', `${recovery.recipient}\n`],
    ['recovery-key.txt', recoveryText(recovery.identity, recovery.recipient)],
  ];
}

function recoveryText(identity: string, recipient: string): string {
  return `# The recovery key of your Handover vault.
#
# With this key, the database and the keystore, everything that was ever sent to you can be
# opened without this server. Anyone else who has the three can do the same.
#
# Please do this today:
#   1. Print this file, or copy it to two memory sticks, and lock them away in two places.
#   2. Check one copy: its last line begins with AGE-SECRET-KEY-1 and has 74 characters.
#   3. Delete this file from the server. Handover never needs it to run.
#
# How to use it one day, with the age program (https://age-encryption.org):
#   age -d -i recovery-key.txt wrapped-identity > handover-key.txt
#   age -d -i handover-key.txt sealed-answer
#
# public key: ${recipient}
${identity}
`;
}

async function moveIntoPlace(aside: string, folder: string): Promise<void> {
  try {
    // POSIX rename: replaces an empty folder, refuses one that has something in it.
    await rename(aside, folder);
  } catch (error) {
    const code = systemCodeOf(error);
    // Another process was first: its keys are the keys.
    if (code === 'ENOTEMPTY' || code === 'EEXIST') return;
    throw new KeyFileProblem(
      folder,
      `The first keys could not be put there (${code}). Make the folder above it writable; ` +
        'a volume has to be mounted at that folder, not at the key folder itself.',
    );
  }
}

async function makeHome(home: string): Promise<void> {
  try {
    await mkdir(home, { recursive: true });
  } catch (error) {
    const code = systemCodeOf(error);
    throw new KeyFileProblem(home, `Set HANDOVER_HOME to a folder that can be made (${code}).`);
  }
}

async function isEmptyOrMissing(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length === 0;
  } catch (error) {
    const code = systemCodeOf(error);
    if (code === 'ENOENT') return true;
    throw new KeyFileProblem(folder, `Check that it is a folder this process may read (${code}).`);
  }
}

async function writeSynced(path: string, content: string): Promise<void> {
  const file = await open(path, 'wx', OWNER_ONLY_FILE);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}
