import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { passwordsSchema, urlOf } from '../../embedded/database-access';
import type { RunFile } from '../../embedded/home-lock';
import { newKeyPair } from '../../vault/open/age';
import { keysProgram } from '../vault/operators-keys';
import { Instance } from './instance';
import { LiveHandover } from './live-handover';

jest.setTimeout(180_000);

const TEN_SECONDS = 10_000;
let instance: Instance;

async function json(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8'));
}

async function answers(url: string): Promise<number> {
  return (await fetch(url, { redirect: 'manual' })).status;
}

/** As the owner of the database, whatever port it has now. */
async function sql(home: string, text: string): Promise<unknown[]> {
  const passwords = passwordsSchema.parse(await json(path.join(home, 'secrets.json')));
  const port = Number(await json(path.join(home, 'postgres-port.json')));
  const client = new Client({
    connectionString: urlOf(port, passwords, 'handover_owner', 'handover'),
  });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

describe('npm start, once it is up', () => {
  let running: RunFile;
  beforeAll(async () => {
    instance = await Instance.create();
    running = await instance.ready();
  });
  afterAll(() => instance.remove());

  it('says that it runs already, and where', async () => {
    const { console: site } = running;
    const twin = Object.create(instance) as Instance;
    const { code, said } = await twin.refused();
    expect(code).toBe(1);
    expect(said).toContain('running already');
    expect(said).toContain(site);
    expect(await answers(`${site}/readyz`)).toBe(200);
  });

  it('runs beside another one with its own home and ports', async () => {
    const other = await Instance.create();
    try {
      const { temporal } = await other.ready();
      expect(temporal).not.toBe(running.temporal);
      await other.end('SIGTERM');
      expect(await answers(`${running.portal}/readyz`)).toBe(200);
    } finally {
      await other.remove();
    }
  });

  it('gives the portal no key that opens, no keystore and no way to make links', async () => {
    const portal = (await instance.processes()).find(({ line }) => line.includes('api/portal'));
    if (process.platform !== 'linux') return;
    const environment = await readFile(`/proc/${portal!.pid}/environ`, 'utf8');
    expect(environment).toContain('HANDOVER_SIGNING_PUBLIC_KEY=');
    expect(environment).toContain('postgres://handover_portal:');
    for (const secret of [
      'KEYSTORE',
      'VAULT_KEY',
      'SIGNING_KEY_FILE',
      'LINK_KEY',
      'handover_owner',
    ]) {
      expect(environment).not.toContain(secret);
    }
  });

  it('keeps passwords and keys for the owner only', async () => {
    for (const name of ['secrets.json', 'keys/vault.key', 'keys/link.key', 'logs/portal.log']) {
      expect((await stat(path.join(instance.home, name))).mode & 0o077).toBe(0);
    }
  });

  it('opens what was sealed before and after its keys are rotated, operators come and go, with nothing started anew', async () => {
    const { home } = instance;
    const programs = async () =>
      (await instance.processes())
        .filter(({ line }) => line.includes('main.js'))
        .map(({ pid }) => pid)
        .sort();
    const before = await programs();
    const live = await LiveHandover.start(running, { home, sql: (text) => sql(home, text) });
    const old = await live.answer(0, 'before-the-rotation');
    const keys = (...args: string[]) =>
      keysProgram(args, { PATH: process.env.PATH, HANDOVER_HOME: home });
    const key = await readFile(path.join(home, 'keys', 'vault.key'), 'utf8');
    const ada = (await newKeyPair()).recipient;
    for (const args of [['add', 'Ada', ada], ['rotate'], ['remove', 'Ada'], ['rewrap']]) {
      expect([args[0], await keys(...args)]).toMatchObject([args[0], { code: 0 }]);
    }
    expect(await readFile(path.join(home, 'keys', 'vault.key'), 'utf8')).not.toBe(key);
    const fresh = await live.answer(1, 'after-the-rotation');
    expect(await live.reveal(old)).toContain('before-the-rotation');
    expect(await live.reveal(fresh)).toContain('after-the-rotation');
    // The worker, too, opens both, without having been started anew.
    const checked = 'select from answers where checked_at is not null and finding is null';
    for (let tries = 0; (await sql(home, checked)).length < 2 && tries < 200; tries++)
      await sleep(50);
    expect(await sql(home, checked)).toHaveLength(2);
    expect(await programs()).toEqual(before);
  });

  it('brings everything up, says where it is, and leaves nothing behind when asked to stop', async () => {
    const { console: site, portal, mailbox, pid } = running;
    expect(instance.output).toContain(site);
    expect(await answers(`${site}/readyz`)).toBe(200);
    expect(await answers(`${portal}/readyz`)).toBe(200);
    expect(await answers(mailbox!)).toBe(200);
    expect(pid).toBeGreaterThan(0);
    expect(await instance.end('SIGINT')).toBeLessThan(TEN_SECONDS);
    expect(await instance.processes()).toEqual([]);
    await expect(stat(path.join(instance.home, 'run.json'))).rejects.toThrow('ENOENT');
  });
});

describe('npm start', () => {
  beforeEach(async () => {
    instance = await Instance.create();
  });
  afterEach(() => instance.remove());

  it('goes on where it was after kill -9, with nothing left running in between', async () => {
    const first = await instance.ready();
    await sql(
      instance.home,
      `insert into clients (id, name, country, time_zone, created_at) values (gen_random_uuid(), 'Kept', 'GB', 'Europe/London', now())`,
    );
    await instance.end('SIGKILL');
    const second = await instance.ready();
    expect(await sql(instance.home, 'select name from clients')).toEqual([{ name: 'Kept' }]);
    expect(second.console).toBe(first.console);
    expect(second.pid).not.toBe(first.pid);
    await instance.end('SIGKILL');
    expect(await instance.empty()).toBeLessThan(TEN_SECONDS);
  });

  it('starts again what dies, and still stops cleanly', async () => {
    const { portal } = await instance.ready();
    await instance.kill('api/portal/main.js');
    await instance.heard('The portal has stopped unexpectedly');
    await instance.heard('The portal is running again');
    await instance.kill('postgres -D');
    await instance.heard('PostgreSQL is running again');
    expect(await answers(`${portal}/readyz`)).toBe(200);
    await instance.kill('dist/worker/main.js');
    expect(await instance.end('SIGTERM')).toBeLessThan(TEN_SECONDS);
    expect(await instance.processes()).toEqual([]);
  });

  it('stops at once when it is interrupted while it starts', async () => {
    instance.launch();
    while ((await instance.processes()).length === 0);
    expect(await instance.end('SIGINT')).toBeLessThan(TEN_SECONDS);
    expect(await instance.empty()).toBeLessThan(TEN_SECONDS);
    expect(await instance.ready()).toBeDefined();
  });

  it('names the variable that changes a port which is taken', async () => {
    const taken = createServer().listen(Number(instance.env.HANDOVER_PORTAL_PORT), '127.0.0.1');
    try {
      const { code, said } = await instance.refused();
      expect(code).toBe(1);
      expect(said).toContain(`Port ${instance.env.HANDOVER_PORTAL_PORT} for the portal is taken`);
      expect(said).toContain('HANDOVER_PORTAL_PORT=');
    } finally {
      taken.close();
    }
  });

  it('names every wrong setting and starts nothing', async () => {
    const wrong = await Instance.create({ HANDOVER_SMTP_PORT: 'x', SMTP_URL: 'mail.example' });
    const { code, said } = await wrong.refused();
    expect(code).toBe(1);
    expect(said).toContain('The setting HANDOVER_SMTP_PORT must be a port number');
    expect(said).toContain('The setting SMTP_URL must be an address');
    await wrong.remove();
  });
});
