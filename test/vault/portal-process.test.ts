import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { ownProcesses } from '../../embedded/process-settings';
import { freePort } from '../../embedded/ports';
import { readConfig } from '../../platform/config';
import { projectRoot } from '../../platform/paths';
import { newKeyPair } from '../../vault/open/age';
import { ensureKeys } from '../../vault/open/first-keys';
import { createTestDatabase, type TestDatabase } from '../support/database';

const KEY = /AGE-SECRET-KEY-1|PRIVATE KEY/;
/** Bytes that the portal's role may read, and why that opens nothing. Whatever else holds bytes is refused. */
const READABLE = [
  // Hashes and fingerprints of what is sealed, and of tokens of 256 bits.
  'also_sent.fingerprint',
  'answers.fingerprint',
  'authorities.letter_sha256',
  'file_chunks.fingerprint',
  'files.fingerprint',
  'uploads.fingerprint',
  'handovers.input_hash',
  'handovers.recipient_signature',
  'letters.sha256',
  'links.token_hash',
  'packages.sha256',
  // Letters and receipts, which their reader downloads; packages, sealed to the client's own passphrase or key.
  'letters.pdf',
  'receipt_papers.pdf',
  'receipt_papers.pdf_sha256',
  'receipt_papers.sha256',
  'package_chunks.ciphertext',
];

describe('the process that faces the internet', () => {
  let database: TestDatabase;
  let home: string;
  let secrets: string[];
  beforeAll(async () => {
    database = await createTestDatabase();
    home = await mkdtemp(path.join(tmpdir(), 'portal-'));
    await ensureKeys(home);
  });
  afterAll(async () => {
    await database.drop();
    await rm(home, { recursive: true, force: true });
  });

  /** As the supervisor starts it, with everything set that it must not hand on. */
  async function portal(port: number) {
    const files = await ensureKeys(home);
    const { identity } = await newKeyPair();
    secrets = [identity, 'my passphrase'];
    const env = {
      ...process.env,
      HANDOVER_HOME: home,
      HANDOVER_PORTAL_PORT: String(port),
      HANDOVER_VAULT_KEY: identity,
      HANDOVER_VAULT_PASSPHRASE: 'my passphrase',
      IMAP_URL: 'imaps://user:my%20passphrase@mail.example/INBOX',
    };
    const [own] = ownProcesses(readConfig(env), env, {
      portalDatabaseUrl: database.portalUrl,
      consoleDatabaseUrl: database.consoleUrl,
      workerDatabaseUrl: database.workerUrl,
      keystoreConsoleUrl: database.keystoreConsoleUrl,
      keystoreWorkerUrl: database.keystoreWorkerUrl,
      smtpUrl: 'smtp://user:password@localhost:25',
      temporalAddress: 'localhost:7233',
      workerHealthPort: 1,
      vaultKeyFile: files.vaultKey,
      signingKeyFile: files.signingKey,
      signingPublicKey: await readFile(files.signingPub, 'utf8'),
      linkKeyFile: files.linkKey,
      recoveryRecipient: (await readFile(files.recoveryPub, 'utf8')).trim(),
    });
    if (own?.name !== 'portal') throw new Error('the portal is not the first of our processes');
    return own;
  }

  it('has no key that opens: not in its environment, and in no file that its settings name', async () => {
    const port = await freePort();
    const own = await portal(port);
    const program = path.join(projectRoot(), own.program);
    const running = spawn(process.execPath, [program], { env: own.env, stdio: 'ignore' });
    try {
      for (let tries = 0; tries < 200; tries++) {
        if (
          await fetch(`http://127.0.0.1:${port}/healthz`).then(
            (r) => r.ok,
            () => false,
          )
        )
          break;
        await sleep(50);
      }
      expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
      const environ = await readFile(`/proc/${running.pid ?? 0}/environ`, 'utf8').catch(() =>
        // Not Linux: what it was started with is what it has.
        Object.entries(own.env)
          .map(([name, value]) => `${name}=${value ?? ''}`)
          .join('\0'),
      );
      expect(environ).not.toMatch(KEY);
      expect(environ).not.toMatch(/KEYSTORE|LINK_KEY|VAULT|RECOVERY|TEMPORAL|SMTP|IMAP/);
      for (const secret of secrets) expect(environ).not.toContain(secret);
      const named = environ.split('\0').map((line) => line.slice(line.indexOf('=') + 1));
      const ours = named.filter((value) => value.startsWith(home));
      expect(ours).toEqual([path.join(home, 'portal')]);
      expect((await Promise.all(ours.map(keysBelow))).flat()).toEqual([]);
      expect(await keysBelow(home)).toHaveLength(3);
    } finally {
      running.kill('SIGKILL');
    }
  }, 30_000);

  it('is refused by the database whatever is sealed, in every table, also in those that are made after this was written', async () => {
    const all = new Client({ connectionString: database.superuserUrl });
    const role = new Client({ connectionString: database.portalUrl });
    await Promise.all([all.connect(), role.connect()]);
    const { rows } = await all.query<{ table: string; column: string }>(`
      select table_name as table, column_name as column from information_schema.columns
      where table_schema = 'public' and data_type = 'bytea' order by 1, 2`);
    const readable: string[] = [];
    const refused: string[] = [];
    for (const { table, column } of rows) {
      const code = await role.query(`select "${column}" from "${table}"`).then(
        () => 'read',
        (error: unknown) => (error as { code?: string }).code,
      );
      if (code === 'read') readable.push(`${table}.${column}`);
      else expect([`${table}.${column}`, code]).toEqual([`${table}.${column}`, '42501']);
      if (column.startsWith('sealed')) refused.push(`${table}.${column} ${code ?? ''}`);
    }
    await Promise.all([all.end(), role.end()]);
    expect(readable).toEqual([...READABLE].sort());
    expect(refused.length).toBeGreaterThanOrEqual(4);
    expect(refused.filter((line) => !line.endsWith(' 42501'))).toEqual([]);
  });

  it('may not even connect to the keystore', async () => {
    const url = new URL(database.keystoreWorkerUrl);
    const { username, password } = new URL(database.portalUrl);
    Object.assign(url, { username, password });
    const client = new Client({ connectionString: url.href });
    await expect(client.connect()).rejects.toMatchObject({ code: '42501' });
  });
});

/** Files under a folder that hold a key. */
async function keysBelow(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const found: string[] = [];
  for (const name of names) {
    const file = path.join(folder, name);
    if ((await stat(file)).isFile() && KEY.test(await readFile(file, 'latin1'))) found.push(name);
  }
  return found;
}
