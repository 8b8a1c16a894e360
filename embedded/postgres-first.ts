import { chown, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { run } from './background';
import { firstStatements, SUPERUSER, type Passwords } from './database-access';
import type { PostgresUser } from './postgres-user';
import { Trouble } from './trouble';

/** Always with a password: over loopback, or a socket file where one was asked for; no trust. */
const ACCESS = `local all all scram-sha-256\nhost all all 127.0.0.1/32 scram-sha-256\nhost all all ::1/128 scram-sha-256\n`;

/** As many times a password is hashed for each connection: it is random anyway, and tests connect thousands of times. */
const CARELESS_PASSWORDS = ['set scram_iterations = 1;'];

interface FirstOptions {
  programs: string;
  user: PostgresUser;
  passwords: Passwords;
  /** Tests only: nothing is synced to disk. */
  careless: boolean;
}

async function runAs(user: PostgresUser, program: string, args: string[], input = '') {
  const [command = program, ...rest] = [...user.prefix, program, ...args];
  return run(command, rest, { input, ...(user.ids ?? {}), cwd: '/' });
}

/**
 * Makes a PostgreSQL data folder with our roles and databases. It is made aside and moved into place
 * when it is whole, so that a first start that was cut off leaves nothing that looks finished.
 */
export async function createDataFolder(folder: string, options: FirstOptions): Promise<void> {
  const { programs, user, passwords } = options;
  const aside = `${folder}.new`;
  await rm(aside, { recursive: true, force: true });
  await mkdir(aside, { recursive: true, mode: 0o700 });
  if (user.ids) await chown(aside, user.ids.uid, user.ids.gid);
  const made = await runAs(user, path.join(programs, 'initdb'), [
    `--pgdata=${aside}`,
    `--username=${SUPERUSER}`,
    '--auth=trust',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    ...(options.careless ? ['--no-sync'] : []),
  ]);
  if (made.code !== 0) throw new Trouble(`PostgreSQL could not be set up: ${made.stderr.trim()}`);
  await writeFile(path.join(aside, 'pg_hba.conf'), ACCESS);
  const statements = [
    ...(options.careless ? CARELESS_PASSWORDS : []),
    ...firstStatements(passwords),
  ];
  // Nothing listens in single-user mode, so there is no moment without passwords.
  const said = await runAs(
    user,
    path.join(programs, 'postgres'),
    ['--single', '-D', aside, '-c', 'log_min_error_statement=panic', 'postgres'],
    `${statements.join('\n')}\n`,
  );
  if (said.code !== 0 || /\b(ERROR|FATAL):/.test(said.stderr)) {
    throw new Trouble(`PostgreSQL could not be set up: ${said.stderr.trim()}`);
  }
  await rename(aside, folder);
}
