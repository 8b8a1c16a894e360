import { access, mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { z } from 'zod';
import { Background, run } from './background';
import {
  databaseUrls,
  newPasswords,
  passwordsSchema,
  SUPERUSER,
  urlOf,
  type DatabaseUrls,
} from './database-access';
import type { Guard } from './guard';
import { freePort, sameOrFree } from './ports';
import { createDataFolder } from './postgres-first';
import { postgresPrograms, postgresUser } from './postgres-user';
import { readState, writeState } from './state-file';
import { Trouble } from './trouble';

export interface EmbeddedPostgres {
  port: number;
  pid: number | undefined;
  urls: DatabaseUrls;
  /** Where its socket file is, when one was asked for. */
  socketFolder: string | null;
  /** For tests that clone databases. */
  superuserUrl: string;
  /** Fulfilled when the server has ended by itself or was stopped. */
  ended: Promise<unknown>;
  stop(): Promise<void>;
}

interface PostgresOptions {
  /** Folder for everything: data, log, passwords. Made when missing. */
  home: string;
  guard: Guard;
  /** Tests only: faster, and not safe against a power cut. */
  careless?: boolean;
  /** A socket file in the data folder besides, cheaper than loopback: see `throughSocket`, database-access.ts. */
  socket?: boolean;
  /** Settings of the server's own (PostgreSQL manual, 19) besides, as `name=value`. */
  settings?: readonly string[];
  /** Called when there is nothing to do for us for a while: its data folder is being made. */
  onMaking?: () => void;
  /** Only there, because others have been told; else last time's or a free one. */
  port?: number | undefined;
}

const READY_MS = 60_000;
const LOOK_AGAIN_MS = 10;
const STOP_MS = 8_000;
const CARELESS = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'jit=off',
];

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/**
 * A lock file of a killed server: PostgreSQL itself removes it unless its number belongs to another
 * program by now, which it would take for a server.
 */
async function clearStaleLock(data: string): Promise<void> {
  const lock = path.join(data, 'postmaster.pid');
  const text = await readFile(lock, 'utf8').catch(() => '');
  const pid = /^\d+/.exec(text)?.[0];
  if (pid === undefined) return;
  const owner = await run('ps', ['-o', 'args=', '-p', pid]);
  if (!owner.stdout.includes(data)) await rm(lock, { force: true });
}

async function whenReady(server: Background, url: string): Promise<void> {
  const until = Date.now() + READY_MS;
  while (Date.now() < until && server.running) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await client.end().catch(() => undefined);
      await sleep(LOOK_AGAIN_MS);
    }
  }
  throw new Trouble(`PostgreSQL did not start:\n${await server.lastWords()}`);
}

/**
 * Starts a real PostgreSQL on a free port of loopback, with our roles and databases; on the first start
 * makes them. Data survive `kill -9`. Throws Trouble.
 */
export async function startPostgres(options: PostgresOptions): Promise<EmbeddedPostgres> {
  const { home, guard, careless = false, socket = false } = options;
  await mkdir(home, { recursive: true });
  const data = path.join(home, 'postgres');
  const secrets = path.join(home, 'secrets.json');
  const programs = await postgresPrograms();
  const user = await postgresUser(data, programs);
  let passwords = await readState(secrets, passwordsSchema);
  const made = await exists(path.join(data, 'PG_VERSION'));
  if (made && !passwords) {
    throw new Trouble(`${secrets} is missing, and the database in ${data} cannot be used without.`);
  }
  if (!passwords) {
    passwords = newPasswords();
    await writeState(secrets, passwords);
  }
  if (!made) {
    const making = createDataFolder(data, { programs, user, passwords, careless });
    options.onMaking?.();
    await making;
  }
  await clearStaleLock(data);

  const launch = async (port: number): Promise<Background> => {
    const settings = [
      'listen_addresses=127.0.0.1',
      `unix_socket_directories=${socket ? data : ''}`,
      'max_connections=100',
      // Statements can hold what people typed; the log never does.
      'log_min_error_statement=panic',
      ...(careless ? CARELESS : []),
      ...(options.settings ?? []),
    ];
    const program = path.join(programs, 'postgres');
    const args = ['-D', data, '-p', String(port), ...settings.flatMap((one) => ['-c', one])];
    const [command = program, ...rest] = [...user.prefix, program, ...args];
    const server = new Background({
      command,
      args: rest,
      cwd: '/',
      ...(user.ids ?? {}),
      logFile: path.join(home, 'logs', 'postgres.log'),
      signal: 'INT',
      guard,
    });
    await whenReady(server, urlOf(port, known, SUPERUSER, 'postgres'));
    return server;
  };
  const known = passwords;
  const portFile = path.join(home, 'postgres-port.json');
  let port = options.port ?? (await sameOrFree(await readState(portFile, z.int())));
  let server: Background;
  try {
    server = await launch(port);
  } catch (error) {
    if (options.port !== undefined) throw error;
    // Somebody may have taken the port between our look and the start: once more, elsewhere.
    port = await freePort();
    server = await launch(port).catch(() => Promise.reject(error as Error));
  }
  await writeState(portFile, port);
  return {
    port,
    pid: server.pid,
    urls: databaseUrls(port, passwords),
    socketFolder: socket ? data : null,
    superuserUrl: urlOf(port, passwords, SUPERUSER, 'postgres'),
    ended: server.ended,
    stop: () => server.stop(STOP_MS),
  };
}
