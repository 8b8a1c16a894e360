import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { migrate } from '../../db/migrate';
import { MAIN_DATABASE, passwordsSchema } from '../../embedded/database-access';
import { Guard } from '../../embedded/guard';
import { startPostgres } from '../../embedded/postgres';
import { readState, writeState } from '../../embedded/state-file';
import { startTemporal } from '../../embedded/temporal-server';
import { listsStayNew } from './lists-stay-new';
import { SERVERS_VARIABLE, type Servers } from './servers';

const PREFIX = 'handover-test-';

declare global {
  var stopTestServers: (() => Promise<void>) | undefined;
  /** While `npm test` makes the workflow's bundle (embedded/bootstrap.mjs). */
  var bundledForTests: Promise<void> | undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** A killed run's servers end by the guard; its folder is left to the next run. */
async function clearDeadRuns(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) {
      await rm(path.join(tmpdir(), name), { recursive: true, force: true });
    }
  }
}

/** One PostgreSQL with a migrated template, and one Temporal server with virtual time, for the whole run. */
export default async function globalSetup(): Promise<void> {
  await clearDeadRuns();
  const folder = await mkdtemp(path.join(tmpdir(), `${PREFIX}${process.pid}-`));
  const guard = new Guard();
  const [postgres, temporal] = await Promise.all([
    startPostgres({ home: folder, guard, careless: true }),
    startTemporal({
      home: folder,
      guard,
      env: process.env,
      virtualTime: true,
      forgetful: true,
      say: (line) => process.stderr.write(`${line}\n`),
    }),
  ]);
  globalThis.stopTestServers = async () => {
    await Promise.all([postgres.stop(), temporal.stop()]);
    await guard.close();
    await rm(folder, { recursive: true, force: true });
  };
  await migrate(postgres.urls.ownerUrl, postgres.urls.keystoreOwnerUrl);
  await tuneForTests(postgres.superuserUrl);
  const template = new URL(postgres.superuserUrl);
  template.pathname = MAIN_DATABASE;
  await ask(template.href, listsStayNew());
  const passwords = await readState(path.join(folder, 'secrets.json'), passwordsSchema);
  if (!passwords) throw new Error('no passwords');
  await globalThis.bundledForTests;
  const servers: Servers = {
    postgresPort: postgres.port,
    passwords,
    temporalAddress: temporal.address,
    folder,
  };
  const file = path.join(folder, 'servers.json');
  await writeState(file, servers);
  process.env[SERVERS_VARIABLE] = file;
}

/** A template that a background vacuum has open cannot be cloned. */
async function tuneForTests(superuserUrl: string): Promise<void> {
  await ask(superuserUrl, ['alter system set autovacuum = off', 'select pg_reload_conf()']);
}

async function ask(url: string, statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}
