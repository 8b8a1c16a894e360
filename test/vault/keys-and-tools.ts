import { execFile } from 'node:child_process';
import { createCipheriv, generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { newKeyPair } from '../../vault/open/age';
import { signRecipient } from '../../vault/open/handover-keys';
import { verifyRecipient, type HandoverRecipient } from '../../vault/seal/recipient';

const run = promisify(execFile);
const LARGEST_OUTPUT = 64 * 1024 * 1024;

/** A folder for one test file; `remove` it in afterAll. */
export async function temporaryFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'handover-vault-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

export interface TestHandover {
  handoverId: string;
  identity: string;
  recipient: HandoverRecipient;
  publicKey: KeyObject;
}

/** A handover's key pair with its signature checked, without a keystore. */
export async function handoverWithKeys(): Promise<TestHandover> {
  const signing = generateKeyPairSync('ed25519');
  const handoverId = randomUUID();
  const { identity, recipient } = await newKeyPair();
  const signed = signRecipient(handoverId, recipient, signing.privateKey);
  return {
    handoverId,
    identity,
    recipient: verifyRecipient(signed, signing.publicKey),
    publicKey: signing.publicKey,
  };
}

/** The stock `age` on this machine's path. */
export function stockAge(): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'age'))
    .find(isExecutable);
}

/** `age -d -i IDENTITY SEALED`, as an operator would type it. */
export async function openWithStockAge(identityFile: string, sealedFile: string): Promise<Buffer> {
  const age = stockAge();
  if (age === undefined) throw new Error('The stock age command is not here.');
  const { stdout } = await run(age, ['-d', '-i', identityFile, sealedFile], {
    encoding: 'buffer',
    maxBuffer: LARGEST_OUTPUT,
  });
  return stdout;
}

/** Writes bytes beside each other in a test's folder. */
export async function put(folder: string, name: string, bytes: Uint8Array | string) {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

/**
 * A suite that needs the stock `age`: skipped by name when the machine has none, except in CI, where
 * a promise that was not checked is a failure.
 */
export const describeWithAge: typeof describe =
  stockAge() === undefined && process.env.CI !== 'true' ? describe.skip : describe;

/** The same bytes each time, without a pattern that would hide a swapped piece. */
export function someBytes(length: number): Buffer {
  const stream = createCipheriv('aes-256-ctr', Buffer.alloc(32), Buffer.alloc(16));
  return stream.update(Buffer.alloc(length));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
