import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createDurably, writeDurably } from '../../platform/durable-file';
import { identitiesIn, recipientOf } from '../../vault/open/age';
import { ensureKeys } from '../../vault/open/first-keys';
import { createHandoverKeys, signRecipient } from '../../vault/open/handover-keys';
import {
  KeyFileProblem,
  keyFilesIn,
  readIdentities,
  readLinkKey,
  readRecoveryRecipient,
  readSigningKey,
} from '../../vault/open/key-files';
import { encryptTo } from '../../vault/seal/age';
import { pinnedKey, verifyRecipient } from '../../vault/seal/recipient';
import { sealValue } from '../../vault/seal/seal';
import { describeWithAge, openWithStockAge, put, temporaryFolder } from './keys-and-tools';

const HANDOVER = '0b0a8f5e-3c52-4c3e-9a5f-0d3f6a0b6f01';

let folder: { path: string; remove: () => Promise<void> };
let count = 0;

beforeAll(async () => (folder = await temporaryFolder()));
afterAll(() => folder.remove());

/** A home that does not exist yet. */
function home(): string {
  count += 1;
  return join(folder.path, `home-${count}`);
}

async function everythingIn(path: string): Promise<Record<string, string>> {
  const names = (await readdir(path)).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(path, name), 'utf8')));
  return Object.fromEntries(names.map((name, index) => [name, texts[index] ?? '']));
}

describe('the first start', () => {
  it('makes every key, readable by its owner only, and leaves nothing else behind', async () => {
    const at = home();
    const files = await ensureKeys(at);
    expect(await readdir(at)).toEqual(['keys']);
    expect((await readdir(files.folder)).sort()).toEqual([
      'link.key',
      'recovery-key.txt',
      'recovery.pub',
      'signing.key',
      'signing.pub',
      'vault.key',
    ]);
    expect((await stat(files.folder)).mode & 0o777).toBe(0o700);
    for (const name of await readdir(files.folder)) {
      expect((await stat(join(files.folder, name))).mode & 0o777).toBe(0o600);
    }
  });

  it('locks the server’s key where a passphrase is set', async () => {
    // It is opened once before this returns: a key that could not be read would be no start.
    const files = await ensureKeys(home(), { passphrase: 'correct horse' });
    expect(await readFile(files.vaultKey, 'utf8')).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----/);
    await expect(readIdentities(files.vaultKey)).rejects.toThrow('locked with a passphrase');
  }, 60_000);

  it('makes keys that belong together', async () => {
    const files = await ensureKeys(home());
    const signingKey = await readSigningKey(files.signingKey);
    const [vault] = await readIdentities(files.vaultKey);
    const signed = signRecipient(HANDOVER, await recipientOf(vault), signingKey);
    const pinned = pinnedKey(await readFile(files.signingPub, 'utf8'));
    expect(verifyRecipient(signed, pinned).handoverId).toBe(HANDOVER);
    const [recovery] = await readIdentities(files.recoveryKey);
    expect(await recipientOf(recovery)).toBe(await readRecoveryRecipient(files.recoveryPub));
    expect((await readLinkKey(files.linkKey)).symmetricKeySize).toBe(32);
  });

  it('tells the operator to take the recovery key away, and works on without it', async () => {
    const at = home();
    const files = await ensureKeys(at);
    const words = await readFile(files.recoveryKey, 'utf8');
    expect(words).toContain('Delete this file from the server');
    const [recovery] = identitiesIn(words);
    await rm(files.recoveryKey);
    const before = await everythingIn(files.folder);
    await ensureKeys(at);
    expect(await everythingIn(files.folder)).toEqual(before);
    expect(Object.values(before).join()).not.toContain(recovery);
  });

  it('makes other keys on another machine', async () => {
    const [one, two] = [await ensureKeys(home()), await ensureKeys(home())];
    const texts = [await everythingIn(one.folder), await everythingIn(two.folder)];
    for (const name of Object.keys(texts[0]!)) expect(texts[0]![name]).not.toBe(texts[1]![name]);
  });
});

it('of many that put a file there at once one does, whole, and nothing is left beside it', async () => {
  const at = home();
  await mkdir(at);
  const texts = Array.from({ length: 12 }, (_, number) => `${number}`.repeat(1_000));
  const file = join(at, 'anchor');
  const made = await Promise.all(texts.map((text) => createDurably(file, text, 0o600)));
  expect(made.filter(Boolean)).toHaveLength(1);
  expect(await everythingIn(at)).toEqual({ anchor: texts[made.indexOf(true)] });
  await Promise.all(texts.map((text) => writeDurably(file, text, 0o600)));
  const after = await everythingIn(at);
  expect([Object.keys(after), texts.includes(after.anchor ?? '')]).toEqual([['anchor'], true]);
});

describe('later starts', () => {
  it('use the keys that are there', async () => {
    const at = home();
    const files = await ensureKeys(at);
    const before = await everythingIn(files.folder);
    expect(await ensureKeys(at)).toEqual(files);
    expect(await everythingIn(files.folder)).toEqual(before);
  });

  it('agree when many begin at once', async () => {
    const at = home();
    const starts = Array.from({ length: 12 }, () => ensureKeys(at));
    await Promise.all(starts);
    expect(await readdir(at)).toEqual(['keys']);
    const files = keyFilesIn(at);
    const [recovery] = await readIdentities(files.recoveryKey);
    expect(await recipientOf(recovery)).toBe(await readRecoveryRecipient(files.recoveryPub));
  });

  it('take an empty folder, as a deployment may have made it, for a first start', async () => {
    const at = home();
    await mkdir(join(at, 'keys'), { recursive: true, mode: 0o755 });
    const files = await ensureKeys(at);
    expect((await readdir(files.folder)).length).toBe(6);
    expect((await stat(files.folder)).mode & 0o777).toBe(0o700);
  });

  it.each(['vault.key', 'signing.key', 'signing.pub', 'link.key', 'recovery.pub'])(
    'say which file is missing, and make none anew around the gap: %s',
    async (name) => {
      const at = home();
      const files = await ensureKeys(at);
      await rm(join(files.folder, name));
      const before = await everythingIn(files.folder);
      const error: unknown = await ensureKeys(at).catch((e: unknown) => e);
      expect(error).toBeInstanceOf(KeyFileProblem);
      expect(String(error)).toContain(name);
      expect(String(error)).toContain('Restore it from your backup');
      expect(await everythingIn(files.folder)).toEqual(before);
    },
  );

  it.each(['vault.key', 'signing.key', 'signing.pub', 'link.key', 'recovery.pub'])(
    'say which file is damaged, and never what is in it: %s',
    async (name) => {
      const at = home();
      const files = await ensureKeys(at);
      const path = join(files.folder, name);
      const whole = await readFile(path, 'utf8');
      // Both end in a checksum (bech32), and the library quotes the whole when it does not fit.
      const mistyped = `${whole.slice(0, -2)}${whole.at(-2) === 'Q' ? 'P' : 'Q'}\n`;
      const damages = ['', 'canary-5d0e', `${whole}canary-5d0e\n`, whole.slice(0, -6)];
      if (name === 'vault.key') damages.push(mistyped);
      if (name === 'recovery.pub') damages.push(mistyped.toLowerCase());
      const lastLine = whole.trimEnd().split('\n').at(-1);
      for (const damage of damages) {
        await writeFile(path, damage);
        // PEM allows words around the key, as its readers do.
        if (name === 'signing.key' && damage.startsWith(whole)) continue;
        const error: unknown = await ensureKeys(at).catch((e: unknown) => e);
        if (!(error instanceof KeyFileProblem)) throw new Error(`no complaint about ${name}`);
        expect(error.message).toContain(name);
        expect(error.stack).not.toContain('canary-5d0e');
        expect(error.stack).not.toContain(lastLine?.slice(0, 40));
      }
    },
  );

  it('say so in a sentence when the folder cannot be made', async () => {
    const file = await put(folder.path, 'a-file', 'x');
    await expect(ensureKeys(join(file, 'home'))).rejects.toThrow(KeyFileProblem);
    await expect(ensureKeys(file)).rejects.toThrow(KeyFileProblem);
    const at = home();
    await mkdir(at);
    await writeFile(join(at, 'keys'), 'not a folder');
    await expect(ensureKeys(at)).rejects.toThrow(KeyFileProblem);
  });
});

describeWithAge('the stock age command', () => {
  it.each(['vaultKey', 'recoveryKey'] as const)(
    'opens everything with nothing but the wrapped identity and the %s',
    async (name) => {
      const files = await ensureKeys(home());
      const [vault] = await readIdentities(files.vaultKey);
      const recipients = [await recipientOf(vault), await readRecoveryRecipient(files.recoveryPub)];
      const signingKey = await readSigningKey(files.signingKey);
      const keys = await createHandoverKeys(HANDOVER, { recipients, signingKey });
      const pinned = pinnedKey(await readFile(files.signingPub, 'utf8'));
      const value = { passphrase: 'for the backup of 2019' };
      const sealed = await sealValue(verifyRecipient(keys, pinned), value);

      const wrapped = await put(folder.path, 'wrapped.age', keys.wrapped);
      const identity = await openWithStockAge(files[name], wrapped);
      const handoverKey = await put(folder.path, 'handover.key', identity);
      const answer = await put(folder.path, 'answer.age', sealed);
      const printed = await openWithStockAge(handoverKey, answer);
      expect(JSON.parse(printed.toString('utf8'))).toEqual(value);
    },
  );

  it('makes a recipient of the server’s key with age-keygen’s own reading of the file', async () => {
    const files = await ensureKeys(home());
    const [vault] = await readIdentities(files.vaultKey);
    const sealed = await put(
      folder.path,
      'to-the-vault.age',
      await encryptTo([await recipientOf(vault)], Buffer.from('ok')),
    );
    expect((await openWithStockAge(files.vaultKey, sealed)).toString()).toBe('ok');
    const printed = await new Promise<string>((resolve, reject) => {
      execFile('age-keygen', ['-y', files.vaultKey], (error, stdout) => {
        if (error) reject(new Error('age-keygen refused the file', { cause: error }));
        else resolve(stdout.trim());
      });
    });
    expect(printed).toBe(await recipientOf(vault));
  });
});
