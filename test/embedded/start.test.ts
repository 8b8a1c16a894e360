import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { passwordsSchema, urlOf } from '../../embedded/database-access';
import { newKeyPair } from '../../vault/open/age';
import { keysProgram } from '../vault/operators-keys';
import { Instance } from './instance';
import { LiveHandover } from './live-handover';

jest.setTimeout(180_000);

/** It looks every two seconds; beside lint and demo on two cores that takes longer. */
const CHECKED_WITHIN_MS = 30_000;
const TEN_SECONDS = 10_000;
/** What each test leaves running is there for the next, and started where a test is run alone. */
let instance: Instance;
/** Beside it, with a home and ports of its own; interrupted while it started for the first time. */
let other: Instance;
beforeAll(async () => {
  instance = await Instance.create();
  other = await Instance.create();
});
afterAll(async () => {
  await instance.remove();
  await other.remove();
});

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

describe('npm start', () => {
  it('says that it runs already, and where', async () => {
    const { console: site } = await instance.up();
    const twin = Object.create(instance) as Instance;
    const { code, said } = await twin.refused();
    expect(code).toBe(1);
    expect(said).toContain('running already');
    expect(said).toContain(site);
    expect(await answers(`${site}/readyz`)).toBe(200);
  });

  it('gives the portal no key that opens, no keystore and no way to make links', async () => {
    await instance.up();
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
    await instance.up();
    for (const name of ['secrets.json', 'keys/vault.key', 'keys/link.key', 'logs/portal.log']) {
      expect((await stat(path.join(instance.home, name))).mode & 0o077).toBe(0);
    }
  });

  it('opens what was sealed before and after its keys are rotated, operators come and go, with nothing started anew', async () => {
    const { home } = instance;
    const running = await instance.up();
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
    // The worker, too, opens both, without having been started anew. Where a key did not open it would have said so.
    const looked = () =>
      sql(
        home,
        `select checked_at is not null as checked, finding, (select string_agg(reason, ' ') from troubles) as trouble
          from answers`,
      );
    const whole = { checked: true, finding: null, trouble: null };
    const until = Date.now() + CHECKED_WITHIN_MS;
    while (JSON.stringify(await looked()).includes('"checked":false') && Date.now() < until)
      await sleep(50);
    expect(await looked()).toEqual([whole, whole]);
    expect(await programs()).toEqual(before);
  });

  it('stops at once when it is interrupted while it starts', async () => {
    other.launch();
    while ((await other.processes()).length === 0);
    expect(await other.end('SIGINT')).toBeLessThan(TEN_SECONDS);
    expect(await other.empty()).toBeLessThan(TEN_SECONDS);
    expect(await other.up()).toBeDefined();
  });

  it('runs beside another one with its own home and ports', async () => {
    const running = await instance.up();
    const { temporal, portal } = await other.up();
    expect(temporal).not.toBe(running.temporal);
    for (const url of [portal, running.portal]) expect(await answers(`${url}/readyz`)).toBe(200);
  });

  it('brings everything up, says where it is, and leaves nothing behind when asked to stop', async () => {
    const running = await instance.up();
    const { console: site, portal, mailbox, pid } = await other.up();
    expect(other.output).toContain(site);
    expect(await answers(`${site}/readyz`)).toBe(200);
    expect(await answers(`${portal}/readyz`)).toBe(200);
    expect(await answers(mailbox!)).toBe(200);
    expect(pid).toBeGreaterThan(0);
    expect(await other.end('SIGINT')).toBeLessThan(TEN_SECONDS);
    expect(await other.processes()).toEqual([]);
    await expect(stat(path.join(other.home, 'run.json'))).rejects.toThrow('ENOENT');
    // The one beside it has not noticed.
    expect(await answers(`${running.portal}/readyz`)).toBe(200);
  });

  it('goes on where it was after kill -9, with nothing left running in between', async () => {
    const first = await instance.up();
    await sql(
      instance.home,
      `insert into clients (id, name, country, time_zone, created_at) values (gen_random_uuid(), 'Kept', 'GB', 'Europe/London', now())`,
    );
    const kept = `select count(*)::int as n from clients where name = 'Kept'`;
    await instance.end('SIGKILL');
    const second = await instance.ready();
    expect(await sql(instance.home, kept)).toEqual([{ n: 1 }]);
    expect(second.console).toBe(first.console);
    expect(second.pid).not.toBe(first.pid);
    await instance.end('SIGKILL');
    expect(await instance.empty()).toBeLessThan(TEN_SECONDS);
  });

  it('starts again what dies, and still stops cleanly', async () => {
    const { portal } = await instance.up();
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

  it('names the variable that changes a port which is taken', async () => {
    const free = await Instance.create();
    const wanted = free.env.HANDOVER_PORTAL_PORT;
    const taken = createServer().listen(Number(wanted), '127.0.0.1');
    try {
      const { code, said } = await free.refused();
      expect(code).toBe(1);
      expect(said).toContain(`Port ${wanted} for the portal is taken`);
      expect(said).toContain('HANDOVER_PORTAL_PORT=');
    } finally {
      taken.close();
      await free.remove();
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
