import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../embedded/ports';
import { OVERWRITES_FREED } from '../../platform/overwriting';
import { projectRoot } from '../../platform/paths';

export interface PortalProcess {
  origin: string;
  pid: number;
  /** What it wrote to its log: warnings and errors. */
  log: readonly string[];
  /** Resident memory now, and the most that it ever was, in bytes. Linux only. */
  resident(): Promise<{ now: number; most: number }>;
  stop(): Promise<void>;
  /** Ends it at once, whatever it is doing. */
  kill(): Promise<void>;
}

const GIVE_UP_MS = 20_000;

/** The portal as it runs in production: a process of its own that knows its role's database and one public key. */
export async function startPortalProcess(given: {
  databaseUrl: string;
  signingPublicKey: string;
  /** Any folder; nothing is kept there. */
  home: string;
  /** Where an earlier one was, to take its place; any that is free unless said. */
  port?: number;
}): Promise<PortalProcess> {
  const port = given.port ?? (await freePort());
  const program = path.join(projectRoot(), 'dist', 'api', 'portal', 'main.js');
  const child = spawn(process.execPath, ['--max-semi-space-size=2', program], {
    env: {
      PATH: process.env.PATH,
      MALLOC_ARENA_MAX: '1',
      ...OVERWRITES_FREED,
      HANDOVER_HOME: given.home,
      HANDOVER_PORTAL_PORT: String(port),
      HANDOVER_LOG_LEVEL: 'warn',
      DATABASE_URL: given.databaseUrl,
      HANDOVER_SIGNING_PUBLIC_KEY: given.signingPublicKey,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const log: string[] = [];
  createInterface(child.stdout).on('line', (line) => log.push(line));
  const origin = `http://127.0.0.1:${port}`;
  const since = performance.now();
  while (!(await fetch(`${origin}/verify`).catch(() => undefined))?.ok) {
    if (child.exitCode !== null || performance.now() - since > GIVE_UP_MS) {
      throw new Error('the portal did not start');
    }
    await sleep(25);
  }
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    // Not before its last words are read, too.
    const over = once(child, 'close');
    child.kill(signal);
    await over;
  };
  return {
    origin,
    pid: child.pid ?? 0,
    log,
    resident: async () => {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
      const of = (name: string): number =>
        Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) * 1024;
      return { now: of('VmRSS'), most: of('VmHWM') };
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}
