import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { insertWrapped, openKeystore, readWrapped, type Keystore } from '../../db/keystore';
import { identitiesIn, newKeyPair, recipientOf } from '../../vault/open/age';
import { ensureKeys } from '../../vault/open/first-keys';
import { readIdentities, type KeyFiles } from '../../vault/open/key-files';
import { createVault, type Vault } from '../../vault/open/vault';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { describeWith } from '../support/tools';
import { put, someBytes } from './keys-and-tools';
import {
  confirmsRecovery,
  goesOnAlone,
  keysProgram,
  KEYS_PROGRAM,
  lockedByStockAge,
  opensWith,
  sshPair,
  unlockedByStockAge,
} from './operators-keys';
import { verifyRecipient } from '../../vault/seal/recipient';
import { sealBytes } from '../../vault/seal/seal';

const AT = new Date('2029-03-05T08:00:00Z');
const PASSPHRASE = 'correct horse battery staple';

let database: TestDatabase;
let home: string;
let files: KeyFiles;
let vault: Vault;
let keystore: Keystore;

beforeAll(async () => {
  database = await createTestDatabase();
  home = await mkdtemp(path.join(tmpdir(), 'keys-'));
  files = await ensureKeys(home);
  keystore = openKeystore(database.keystoreConsoleUrl);
  vault = await openVault();
});
afterAll(async () => {
  await keystore.destroy();
  await database.drop();
  await rm(home, { recursive: true, force: true });
});

async function openVault(more: { passphrase?: string; vaultKey?: string } = {}): Promise<Vault> {
  return createVault({
    keystore,
    vaultKeyFile: files.vaultKey,
    signingKeyFile: files.signingKey,
    recoveryRecipient: (await readFile(files.recoveryPub, 'utf8')).trim(),
    ...more,
  });
}

const keys = (args: string[], more: NodeJS.ProcessEnv = {}) => keysProgram(args, environment(more));

function environment(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HANDOVER_HOME: home,
    MIGRATION_DATABASE_URL: database.ownerUrl,
    KEYSTORE_DATABASE_URL: database.keystoreOwnerUrl,
    ...more,
  };
}

/** A handover with something sealed to it. */
async function handover() {
  const id = randomUUID();
  const signed = await vault.createKeys(id, AT);
  return { id, sealed: await sealBytes(verifyRecipient(signed, vault.publicKey), someBytes(100)) };
}

const opens = async (identity: string, { id, sealed }: { id: string; sealed: Uint8Array }) =>
  opensWith(identity, { home, wrapped: await wrappedOf(id), sealed });

const wrappedOf = async (id: string): Promise<Buffer> =>
  (await readWrapped(keystore, id)) ?? Buffer.alloc(0);

describeWith('age', 'the keys', () => {
  it('open what was sealed for operators too, each with an age key or an SSH key of their own', async () => {
    const old = await handover();
    const age = await newKeyPair();
    const [ed25519, rsa] = [sshPair('ed25519'), sshPair('rsa')];
    const added = await keys(['add', 'Ada', age.recipient]);
    expect(added).toEqual({
      code: 0,
      said: expect.stringContaining('1 of 1 are wrapped') as string,
    });
    expect((await keys(['add', 'Ed', ed25519.line])).code).toBe(0);
    expect((await keys(['add', 'Ron', rsa.line])).code).toBe(0);
    const fresh = await handover();
    for (const one of [old, fresh]) {
      for (const identity of [age.identity, ed25519.pem, rsa.pem]) {
        expect(await opens(identity, one)).toBe(true);
      }
      expect(await opens(sshPair('ed25519').pem, one)).toBe(false);
      expect(Buffer.from(await vault.openBytes(one.id, one.sealed)).subarray(0, 100)).toEqual(
        someBytes(100),
      );
    }
    await goesOnAlone(database.keystoreOwnerUrl, keys, ['Ada', age.recipient]);
    const { said } = await keys(['list']);
    expect(said).toMatch(
      /^server .*\nrecovery .*\noperator {2}Ada .*\noperator {2}Ed {2}ssh-ed25519 \S+\noperator {2}Ron {2}ssh-rsa/,
    );
    expect(said).toContain('All 2 keys of handovers are wrapped to all of them.');
    expect(await keys(['remove', 'Ada'])).toEqual({
      code: 0,
      said: expect.stringContaining('let them expire, and rotate') as string,
    });
    expect([await opens(age.identity, old), await opens(ed25519.pem, old)]).toEqual([false, true]);
    expect(await opens(age.identity, await handover())).toBe(false);
  }, 60_000);

  it('refuse with a sentence what is no recipient, and names that are taken', async () => {
    const rows = [
      ['age1pq1aaaa', 'must be age1'],
      ['ssh-dss AAAAB3NzaC1kc3MAAACBAP', 'must be age1'],
      ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA', 'must be age1'],
    ] as const;
    for (const [recipient, sentence] of rows) {
      expect(await keys(['add', 'Nobody', recipient])).toEqual({
        code: 4,
        said: expect.stringContaining(sentence) as string,
      });
    }
    const { recipient } = await newKeyPair();
    expect((await keys(['add', 'Ed', recipient])).said).toContain('in the list already');
    expect((await keys(['remove', 'Nobody'])).code).toBe(4);
  }, 30_000);

  it('make none any more when somebody was added to the keystore who was not signed by the vault', async () => {
    const damaged = randomUUID();
    const wrapped = Buffer.from('x');
    await insertWrapped(keystore, { handoverId: damaged, wrapped, wrappedTo: wrapped, at: AT });
    expect((await keys(['rewrap'])).code).toBe(1);
    const intruder = await newKeyPair();
    const client = new Client({ connectionString: database.keystoreOwnerUrl });
    await client.connect();
    await client.query("insert into operators values ($1, 'Mallory', now(), $2)", [
      intruder.recipient,
      Buffer.alloc(64),
    ]);
    await expect(vault.createKeys(randomUUID(), AT)).rejects.toThrow(
      '“Mallory” in the keystore was not put there',
    );
    expect(await keys(['rewrap'])).toEqual({
      code: 4,
      said: expect.stringContaining('Mallory') as string,
    });
    await client.query("delete from operators where name = 'Mallory'");
    await client.query('delete from wrapped_identities where handover_id = $1', [damaged]);
    await client.end();
    await vault.createKeys(randomUUID(), AT);
  }, 30_000);

  it('are rotated by command: killed in the middle it goes on, and running processes open everything throughout', async () => {
    const all = await Promise.all(Array.from({ length: 30 }, handover));
    const [before] = await readIdentities(files.vaultKey);
    // It cannot go beyond a row that somebody else holds: that is where it is killed.
    const holder = new Client({ connectionString: database.keystoreOwnerUrl });
    await holder.connect();
    const middle = all.map(({ id }) => id).sort()[15];
    await holder.query('begin');
    await holder.query('select from wrapped_identities where handover_id = $1 for update', [
      middle,
    ]);
    const killed = spawn(process.execPath, [KEYS_PROGRAM, 'rotate'], {
      env: environment(),
      stdio: 'ignore',
    });
    const newer = async (): Promise<number> => {
      const mark = (
        await keystore.selectFrom('wrapped_identities').select('wrapped_to').execute()
      ).map((row) => row.wrapped_to?.toString('hex'));
      return new Set(mark).size;
    };
    for (let tries = 0; (await newer()) < 2 && tries < 200; tries++) await sleep(50);
    killed.kill('SIGKILL');
    // What no key opens was put aside: it waits for none.
    await mkdir(path.join(home, 'inbound', 'damaged'), { recursive: true });
    await new Promise((resolve) => killed.on('exit', resolve));
    await holder.end();
    const [first, second, ...others] = await readIdentities(files.vaultKey);
    expect([second, others]).toEqual([before, []]);
    expect(await newer()).toBe(2);
    const opened = async (): Promise<number> => {
      const tries = await Promise.allSettled(
        all.map(({ id, sealed }) => vault.openBytes(id, sealed)),
      );
      return tries.filter(({ status }) => status === 'fulfilled').length;
    };
    expect(await opened()).toBe(30);
    const done = await keys(['rotate']);
    expect(done).toEqual({
      code: 0,
      said: expect.stringContaining('The old one is gone') as string,
    });
    expect(await readIdentities(files.vaultKey)).toEqual([first]);
    expect([await newer(), await opened()]).toEqual([1, 30]);
    const one = all[0] ?? (await handover());
    expect([await opens(before, one), await opens(first, one)]).toEqual([false, true]);
    expect(await opens(await readFile(files.recoveryKey, 'utf8'), one)).toBe(true);
  }, 60_000);

  it('are given by a passphrase, in the form of the stock age, by a file of it, or by the environment', async () => {
    const [identity] = await readIdentities(files.vaultKey);
    const one = await handover();
    await writeFile(files.vaultKey, await lockedByStockAge(home, `${identity}\n`, PASSPHRASE));
    await expect(openVault()).rejects.toThrow('HANDOVER_VAULT_PASSPHRASE_FILE');
    await expect(openVault({ passphrase: 'wrong' })).rejects.toThrow(
      'The passphrase does not open it',
    );
    const locked = await openVault({ passphrase: PASSPHRASE });
    expect((await locked.openBytes(one.id, one.sealed)).length).toBeGreaterThan(0);
    const given = await put(home, 'passphrase', `${PASSPHRASE}\n`);
    expect((await keys(['list'], { HANDOVER_VAULT_PASSPHRASE_FILE: given })).code).toBe(0);
    expect((await keys(['list'])).said).toContain('It is locked with a passphrase');
    // What a rotation writes is locked again, and opens with the stock age.
    expect((await keys(['rotate'], { HANDOVER_VAULT_PASSPHRASE: PASSPHRASE })).code).toBe(0);
    expect(await readFile(files.vaultKey, 'utf8')).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----/);
    const [newest = ''] = identitiesIn(await unlockedByStockAge(home, files.vaultKey, PASSPHRASE));
    await rm(files.vaultKey);
    const fromText = await openVault({ vaultKey: newest });
    expect((await fromText.openBytes(one.id, one.sealed)).length).toBeGreaterThan(0);
    expect((await fromText.state()).server).toBe(await recipientOf(newest));
    expect((await keys(['rotate'], { HANDOVER_VAULT_KEY: newest })).said).toContain(
      'HANDOVER_VAULT_KEY',
    );
  }, 60_000);

  it('confirm that somebody holds the recovery key, and refuse any other', async () => {
    await confirmsRecovery(home, keys, files.recoveryKey);
    const client = new Client({ connectionString: database.superuserUrl });
    await client.connect();
    const { rows } = await client.query<{ by: string }>(
      'select recovery_confirmed_by as by from vault_state',
    );
    await client.end();
    expect(rows[0]?.by).toMatch(/^operator:/);
  }, 30_000);
});
