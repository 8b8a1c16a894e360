import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectRoot } from '../platform/paths';
import { Background } from './background';
import type { Guard } from './guard';
import type { Running } from './service';
import { Trouble } from './trouble';

export interface OwnProcess {
  /** As a person calls it, and its log file. */
  name: 'portal' | 'console' | 'worker';
  /** Compiled program, from the project's folder. */
  program: string;
  /** What it is told; nothing of the supervisor's own settings reaches it otherwise. */
  env: NodeJS.ProcessEnv;
  /** Where it says that it is ready. */
  healthUrl: string;
  /** Milliseconds to end what it is doing. */
  graceMs: number;
}

/** Room for short-lived objects: 2 MiB instead of 16 keeps an idle site 20 MB smaller (bench/start.ts). */
const LEAN = ['--max-semi-space-size=2'];
/** One heap of the C library for all threads: what large uploads gave back is not kept once for each (glibc, mallopt). */
const ONE_ARENA = { MALLOC_ARENA_MAX: '1' };

const READY_MS = 60_000;

async function answersReady(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_500) })).ok;
  } catch {
    return false;
  }
}

async function whenReady(process: OwnProcess, child: Background): Promise<void> {
  const until = Date.now() + READY_MS;
  while (child.running && Date.now() < until) {
    if (await answersReady(`${process.healthUrl}/readyz`)) return;
    await sleep(50);
  }
  throw new Trouble(`The ${process.name} did not start:\n${await child.lastWords()}`);
}

/** Starts one of our three processes and waits until it says that it is ready. Throws Trouble. */
export async function startOwnProcess(
  own: OwnProcess,
  home: string,
  guard: Guard,
): Promise<Running> {
  const child = new Background({
    command: process.execPath,
    // The home is there to be seen in a list of processes (leftovers.ts).
    args: [...LEAN, path.join(projectRoot(), own.program), `home=${home}`],
    cwd: projectRoot(),
    env: { ...ONE_ARENA, ...own.env },
    logFile: path.join(home, 'logs', `${own.name}.log`),
    signal: 'TERM',
    guard,
  });
  try {
    await whenReady(own, child);
  } catch (error) {
    await child.stop(own.graceMs);
    throw error;
  }
  return { pid: child.pid, ended: child.ended, stop: () => child.stop(own.graceMs) };
}
