import { execFile } from 'node:child_process';
import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { chmod, mkdtemp, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { projectRoot } from '../../platform/paths';
import { newKeyPair } from '../../vault/open/age';
import { openWithStockAge, put, someBytes } from './keys-and-tools';

const run = promisify(execFile);

/** As in `~/.ssh/id_….pub` (RFC 4253, 6.6), and the private half in a form that age reads. */
export function sshPair(type: 'ed25519' | 'rsa'): { line: string; pem: string } {
  const { publicKey, privateKey } =
    type === 'ed25519'
      ? generateKeyPairSync('ed25519')
      : generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { line: sshLine(publicKey), pem };
}

function sshLine(key: KeyObject): string {
  const jwk = createPublicKey(key.export({ type: 'spki', format: 'pem' })).export({
    format: 'jwk',
  });
  const field = (bytes: Buffer): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return Buffer.concat([length, bytes]);
  };
  const number = (text: string): Buffer => {
    const bytes = Buffer.from(text, 'base64url');
    return (bytes[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.alloc(1), bytes]) : bytes;
  };
  const [type, parts] =
    jwk.kty === 'RSA'
      ? ['ssh-rsa', [number(jwk.e ?? ''), number(jwk.n ?? '')]]
      : ['ssh-ed25519', [Buffer.from(jwk.x ?? '', 'base64url')]];
  const wire = Buffer.concat([Buffer.from(type), ...parts].map(field));
  return `${type} ${wire.toString('base64')} somebody@somewhere`;
}

/** At a terminal, where the stock age asks for the passphrase. */
async function atTerminal(line: string, typed: string): Promise<string> {
  const child = run('script', ['-qec', line, '/dev/null'], { timeout: 60_000 });
  child.child.stdin?.end(typed);
  return (await child).stdout;
}

/** A key file as `age -p` makes it. */
export async function lockedByStockAge(
  home: string,
  text: string,
  passphrase: string,
): Promise<Buffer> {
  const [from, to] = [await put(home, 'plain.key', text), path.join(home, 'locked.key')];
  await atTerminal(`age -p -a -o ${to} ${from}`, `${passphrase}\n${passphrase}\n`);
  return readFile(to);
}

export async function unlockedByStockAge(
  home: string,
  file: string,
  passphrase: string,
): Promise<string> {
  const to = path.join(home, 'unlocked.key');
  await atTerminal(`age -d -o ${to} ${file}`, `${passphrase}\n`);
  return readFile(to, 'utf8');
}

export const KEYS_PROGRAM = path.join(projectRoot(), 'dist', 'embedded', 'keys', 'main.js');

/** What an administrator sees at the server’s terminal. */
export async function keysProgram(args: string[], env: NodeJS.ProcessEnv) {
  try {
    const { stdout } = await run(process.execPath, [KEYS_PROGRAM, ...args], { env });
    return { code: 0, said: stdout };
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string };
    return { code, said: stderr };
  }
}

/** Whether the stock age opens the handover's wrapped identity, and with that what was sealed, with this key. */
export async function opensWith(
  identity: string,
  { home, wrapped, sealed }: { home: string; wrapped: Uint8Array; sealed: Uint8Array },
): Promise<boolean> {
  const folder = await mkdtemp(path.join(home, 'open-'));
  const key = await put(folder, 'key', identity);
  await chmod(key, 0o600);
  try {
    const opened = await openWithStockAge(key, await put(folder, 'wrapped', wrapped));
    const inner = await put(folder, 'inner', opened);
    const content = await openWithStockAge(inner, await put(folder, 'sealed', sealed));
    return content.subarray(0, 100).equals(someBytes(100));
  } catch {
    return false;
  }
}

/** That the recovery key is held: by another, by the copy that the first start left, and by one that somebody keeps. */
export async function confirmsRecovery(
  home: string,
  keys: (args: string[], env: NodeJS.ProcessEnv) => Promise<{ code: number; said: string }>,
  recoveryKey: string,
): Promise<void> {
  const other = await put(home, 'other', (await newKeyPair()).identity);
  const vaultKey = (await newKeyPair()).identity;
  expect(await keys(['confirm-recovery', other], { HANDOVER_VAULT_KEY: vaultKey })).toEqual({
    code: 4,
    said: expect.stringContaining('not the recovery key') as string,
  });
  // Where the first start left it it shows nothing.
  const left = await keys(['confirm-recovery', recoveryKey], {
    HANDOVER_VAULT_KEY: vaultKey,
  });
  expect([left.code, left.said.includes('Name a copy that you keep elsewhere')]).toEqual([4, true]);
  const copy = await put(home, 'copy', await readFile(recoveryKey));
  expect(await keys(['confirm-recovery', copy], { HANDOVER_VAULT_KEY: vaultKey })).toEqual({
    code: 0,
    said: expect.stringMatching(/the right one[^]*still lies on this machine: delete /) as string,
  });
}

/** Somebody who was killed before all keys were wrapped goes on with the same command; two at once do not. */
export async function goesOnAlone(
  keystoreUrl: string,
  keys: (args: string[]) => Promise<{ code: number; said: string }>,
  operator: readonly string[],
): Promise<void> {
  const client = new Client({ connectionString: keystoreUrl });
  await client.connect();
  await client.query('update wrapped_identities set wrapped_to = null');
  const again = await keys(['add', ...operator]);
  expect(again.said).toContain('Wrapped 2 keys anew; 2 of 2 are wrapped');
  await client.query('select pg_advisory_lock(4210290)');
  const second = await keys(['rewrap']);
  expect([second.code, second.said]).toEqual([
    4,
    expect.stringContaining('Somebody else is changing the keys'),
  ]);
  await client.end();
}
