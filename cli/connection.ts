import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../platform/paths';
import { CliProblem, EXIT } from './exit';
import type { Terminal } from './terminal';

export interface Connection {
  /** Without a slash at the end. */
  url: string;
  token: string;
}

const runFile = z.looseObject({ console: z.url() });

/** `$HANDOVER_HOME`, else .data here, else .data of this copy of Handover. */
export function homeOf({ env, cwd }: Terminal): string {
  if (env.HANDOVER_HOME) return path.resolve(cwd, env.HANDOVER_HOME);
  const here = path.resolve(cwd, '.data');
  return existsSync(here) ? here : path.join(projectRoot(), '.data');
}

async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return undefined;
  }
}

async function runningAt(home: string): Promise<string> {
  const text = await textOf(path.join(home, 'run.json'));
  try {
    return new URL(runFile.parse(JSON.parse(text ?? '')).console).origin;
  } catch {
    throw new CliProblem(
      EXIT.unreachable,
      `No Handover runs in ${home}. Start it with npm start, or say where it is with HANDOVER_HOME.`,
    );
  }
}

/**
 * The instance to talk to: HANDOVER_URL and HANDOVER_TOKEN of the environment, else the one that runs in
 * HANDOVER_HOME, with the token that it left there for this command line. Throws CliProblem.
 */
export async function findConnection(terminal: Terminal): Promise<Connection> {
  const home = homeOf(terminal);
  const url = terminal.env.HANDOVER_URL?.replace(/\/+$/, '') ?? (await runningAt(home));
  const token = terminal.env.HANDOVER_TOKEN ?? (await textOf(path.join(home, 'cli-token')))?.trim();
  if (!token) {
    throw new CliProblem(
      EXIT.unreachable,
      `There is no token in ${path.join(home, 'cli-token')}. Start Handover again, which makes one, or set HANDOVER_TOKEN.`,
    );
  }
  return { url, token };
}
