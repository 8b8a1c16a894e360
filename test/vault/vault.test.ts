import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { sql } from 'kysely';
import {
  destroyWrapped,
  insertWrapped,
  openKeystore,
  readWrapped,
  type Keystore,
} from '../../db/keystore';
import { decryptWith, identitiesIn, newKeyPair } from '../../vault/open/age';
import { ensureKeys } from '../../vault/open/first-keys';
import { readIdentities, readRecoveryRecipient, type KeyFiles } from '../../vault/open/key-files';
import { CannotOpen, KeyGone, KeyUnusable } from '../../vault/open/open';
import { createVault, type Vault } from '../../vault/open/vault';
import { encryptTo } from '../../vault/seal/age';
import { pinnedKey, verifyRecipient, type HandoverRecipient } from '../../vault/seal/recipient';
import { sealStream } from '../../vault/seal/chunker';
import { sealManifest } from '../../vault/seal/manifest';
import { sealBytes, sealValue } from '../../vault/seal/seal';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { someBytes, temporaryFolder } from './keys-and-tools';

const AT = new Date('2026-03-02T09:00:00Z');

let folder: { path: string; remove: () => Promise<void> };
let database: TestDatabase;
let asConsole: Keystore;
let asWorker: Keystore;
let files: KeyFiles;
let vault: Vault;

async function vaultWith(vaultKeyFile: string, keystore = asConsole): Promise<Vault> {
  return createVault({
    keystore,
    vaultKeyFile,
    signingKeyFile: files.signingKey,
    recoveryRecipient: await readRecoveryRecipient(files.recoveryPub),
  });
}

/** What the portal does: takes the row of a handover and checks it against signing.pub. */
async function handover(): Promise<{ id: string; recipient: HandoverRecipient }> {
  const id = randomUUID();
  const signed = await vault.createKeys(id, AT);
  const pinned = pinnedKey(await readFile(files.signingPub, 'utf8'));
  return { id, recipient: verifyRecipient(signed, pinned) };
}

beforeAll(async () => {
  folder = await temporaryFolder();
  database = await createTestDatabase();
  asConsole = openKeystore(database.keystoreConsoleUrl);
  asWorker = openKeystore(database.keystoreWorkerUrl);
  files = await ensureKeys(folder.path);
  vault = await vaultWith(files.vaultKey);
});
afterAll(async () => {
  await Promise.all([asConsole.destroy(), asWorker.destroy()]);
  await database.drop();
  await folder.remove();
});

describe('a handover', () => {
  it('opens what was sealed for it, also after a restart', async () => {
    const { id, recipient } = await handover();
    const sealed = await sealValue(recipient, { password: 'hunter2' });
    expect(await vault.openValue(id, sealed)).toEqual({ password: 'hunter2' });
    const restarted = await vaultWith(files.vaultKey);
    expect(await restarted.openValue(id, sealed)).toEqual({ password: 'hunter2' });
    const chunk = await sealBytes(recipient, Buffer.from('abc'));
    expect(
      Buffer.from(await restarted.openBytes(id, chunk))
        .subarray(0, 3)
        .toString(),
    ).toBe('abc');
  });

  it('gives back a file with its name, unlocked once for all its chunks', async () => {
    const { id, recipient } = await handover();
    const content = someBytes(5 * 1024 * 1024);
    const stream = sealStream(
      recipient,
      (async function* () {
        yield content;
      })(),
      content.length,
    );
    const chunks: Uint8Array[] = [];
    for await (const chunk of stream.chunks) chunks.push(chunk.sealed);
    const sealedManifest = await sealManifest(recipient, {
      version: 1,
      name: '../../etc/passwd',
      mediaType: 'text/html',
      content: stream.totals(),
    });
    const opener = await vault.unlock(id);
    const manifest = await opener.openManifest(sealedManifest);
    expect(manifest.name).toBe('../../etc/passwd');
    const parts: Uint8Array[] = [];
    for await (const part of opener.openFile(manifest, chunks)) parts.push(part);
    expect(Buffer.concat(parts).equals(content)).toBe(true);
  });

  it('has one key pair however often, and from how many sides at once, its start is tried', async () => {
    const id = randomUUID();
    const tries = await Promise.all(Array.from({ length: 8 }, () => vault.createKeys(id, AT)));
    tries.push(await vault.createKeys(id, new Date('2026-04-01T00:00:00Z')));
    expect(new Set(tries.map((one) => one.recipient)).size).toBe(1);
    expect(new Set(tries.map((one) => Buffer.from(one.signature).toString('hex'))).size).toBe(1);
    const rows = await asConsole
      .selectFrom('wrapped_identities')
      .select('created_at')
      .where('handover_id', '=', id)
      .execute();
    expect(rows).toEqual([{ created_at: AT }]);
  });

  it('cannot be opened with the key of another handover', async () => {
    const [one, two] = [await handover(), await handover()];
    const sealed = await sealValue(one.recipient, 'for one');
    await expect(vault.openValue(two.id, sealed)).rejects.toThrow(CannotOpen);
  });
});

describe('a purge', () => {
  it('leaves nothing that opens, at once, in every process', async () => {
    const { id, recipient } = await handover();
    const sealed = await sealValue(recipient, 'canary-a1c9');
    await vault.openValue(id, sealed);
    const worker = await vaultWith(files.vaultKey, asWorker);
    expect(await worker.destroyKeys(id)).toBe(true);
    expect(await worker.destroyKeys(id)).toBe(false);
    const error: unknown = await vault.openValue(id, sealed).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(KeyGone);
    expect(String(error)).toContain('its key was destroyed');
    expect(await readWrapped(asConsole, id)).toBeUndefined();
  });
});

describe('the keystore', () => {
  it('is closed to the portal, and the console cannot destroy a key', async () => {
    const keystoreName = new URL(database.keystoreConsoleUrl).pathname;
    const url = new URL(database.portalUrl);
    url.pathname = keystoreName;
    const asPortal = openKeystore(url.href);
    await expect(readWrapped(asPortal, randomUUID())).rejects.toMatchObject({ code: '42501' });
    await asPortal.destroy();
    const { id } = await handover();
    await expect(vault.destroyKeys(id)).rejects.toMatchObject({ code: '42501' });
  });

  it('holds nothing that opens without the vault’s key', async () => {
    const { id } = await handover();
    const dump = await sql<{
      row: string;
    }>`select w::text as row from wrapped_identities w`.execute(asConsole);
    const bytes = dump.rows.map(({ row }) => {
      const hex = /\\x([0-9a-f]+)/.exec(row)?.[1] ?? '';
      return Buffer.from(hex, 'hex').toString('latin1') + row;
    });
    expect(bytes.join()).not.toContain('AGE-SECRET-KEY');
    const stranger = await newKeyPair();
    const wrapped = (await readWrapped(asConsole, id))!;
    await expect(decryptWith([stranger.identity], wrapped)).rejects.toThrow();
  });

  it('opens with the recovery key alone when the server is lost', async () => {
    const { id, recipient } = await handover();
    const sealed = await sealValue(recipient, { secret: 'still here' });
    const recovered = await vaultWith(files.recoveryKey);
    expect(await recovered.openValue(id, sealed)).toEqual({ secret: 'still here' });
  });

  it('keeps opening old handovers when a newer server key was put before the old one', async () => {
    const { id, recipient } = await handover();
    const sealed = await sealValue(recipient, 'old');
    const newer = await newKeyPair();
    const rotated = `${folder.path}/rotated.key`;
    const [old] = await readIdentities(files.vaultKey);
    await writeFile(rotated, `${newer.identity}\n${old}\n`);
    expect(await (await vaultWith(rotated)).openValue(id, sealed)).toBe('old');
  });

  it('stores a wrapped identity once and destroys it once', async () => {
    const wrappedTo = Buffer.alloc(32);
    const row = { handoverId: randomUUID(), wrapped: Buffer.from([1, 2, 3]), wrappedTo, at: AT };
    expect(await insertWrapped(asConsole, row)).toBe(true);
    const again = { ...row, wrapped: Buffer.from([9]) };
    expect(await insertWrapped(asConsole, again)).toBe(false);
    expect(await readWrapped(asConsole, row.handoverId)).toEqual(Buffer.from([1, 2, 3]));
    expect(await destroyWrapped(asWorker, row.handoverId)).toBe(true);
    expect(await destroyWrapped(asWorker, row.handoverId)).toBe(false);
  });
});

describe('damage', () => {
  it('anywhere in a sealed answer is found, and no error ever quotes the answer or a key', async () => {
    const { id, recipient } = await handover();
    const sealed = await sealValue(recipient, { password: 'canary-c0de' });
    const [identity] = identitiesIn(
      Buffer.from(
        await decryptWith(
          await readIdentities(files.vaultKey),
          (await readWrapped(asConsole, id))!,
        ),
      ).toString(),
    );
    const damaged = [
      new Uint8Array(),
      sealed.subarray(0, sealed.length - 1),
      Buffer.concat([sealed, Buffer.from([0])]),
      Buffer.from('canary-c0de'),
      // Sealed well, but no JSON: a parser's complaint would quote it.
      await encryptTo([recipient.recipient], Buffer.from('canary-c0de canary-c0de')),
      await encryptTo([recipient.recipient], Buffer.from([0x22, 0xff, 0x22])),
    ];
    for (let at = 0; at < sealed.length; at += 37) {
      const copy = Buffer.from(sealed);
      copy[at] = (copy[at] ?? 0) ^ 1;
      damaged.push(copy);
    }
    const opener = await vault.unlock(id);
    for (const bytes of damaged) {
      const error: unknown = await opener.openValue(bytes).catch((e: unknown) => e);
      if (!(error instanceof CannotOpen)) throw new Error('damage was not found');
      expect(error.cause).toBeUndefined();
      expect(error.stack).not.toContain('canary-c0de');
      expect(error.stack).not.toContain(identity);
    }
  });

  it('of a wrapped identity is told as such, and neither as a purge nor as damage of what was sent', async () => {
    const id = randomUUID();
    await insertWrapped(asConsole, {
      handoverId: id,
      wrapped: Buffer.from('x'),
      wrappedTo: Buffer.alloc(32),
      at: AT,
    });
    await expect(vault.unlock(id)).rejects.toThrow(KeyUnusable);
  });
});
