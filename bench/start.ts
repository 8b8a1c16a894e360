import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { run } from '../embedded/background';
import { freePort } from '../embedded/ports';
import { projectRoot } from '../platform/paths';

const LATER_STARTS = 3;
/** What was loaded for the start is let go after a while; people look at an idle machine. */
const IDLE_MS = 15_000;
const GIVE_UP_MS = 120_000;

/** Resident megabytes when idle, at most (issue 3, section 3). */
const TARGETS = { portal: 130, console: 160, worker: 300 } as const;
const LATER_SECONDS = 10;

const childrenSchema = z.record(z.string(), z.int());

function launch(env: NodeJS.ProcessEnv): ChildProcess {
  const bootstrap = path.join(projectRoot(), 'embedded', 'bootstrap.mjs');
  return spawn(process.execPath, [bootstrap, 'start'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Seconds from the command to "ready". */
async function whenReady(child: ChildProcess): Promise<number> {
  const since = performance.now();
  let said = '';
  child.stdout?.on('data', (text: Buffer) => (said += text.toString()));
  while (!said.includes('Handover is ready')) {
    if (child.exitCode !== null) throw new Error(`it did not start:\n${said}`);
    if (performance.now() - since > GIVE_UP_MS) throw new Error(`it was not ready:\n${said}`);
    await sleep(20);
  }
  return (performance.now() - since) / 1000;
}

async function stop(child: ChildProcess): Promise<number> {
  const since = performance.now();
  const over = once(child, 'exit');
  child.kill('SIGINT');
  await over;
  return (performance.now() - since) / 1000;
}

async function residentMb(pid: number): Promise<number> {
  const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Math.round((Number(stdout) * 1024) / 1_000_000);
}

async function memory(home: string, supervisor: number): Promise<Record<string, number>> {
  const text = await readFile(path.join(home, 'children.json'), 'utf8');
  const pids = { ...childrenSchema.parse(JSON.parse(text)), supervisor };
  const entries = Object.entries(pids).map(async ([name, pid]) => [
    name.replace(/^The /, '').toLowerCase(),
    await residentMb(pid),
  ]);
  return Object.fromEntries(await Promise.all(entries)) as Record<string, number>;
}

const rounded = (seconds: number): number => Math.round(seconds * 100) / 100;

async function measure() {
  const home = await mkdtemp(path.join(tmpdir(), 'handover-bench-'));
  const env = {
    ...process.env,
    HANDOVER_HOME: home,
    HANDOVER_CONSOLE_PORT: String(await freePort()),
    HANDOVER_PORTAL_PORT: String(await freePort()),
    HANDOVER_MAILBOX_PORT: String(await freePort()),
    HANDOVER_SMTP_PORT: String(await freePort()),
  };
  const seconds: number[] = [];
  const stops: number[] = [];
  let idle: Record<string, number> = {};
  try {
    for (let start = 0; start <= LATER_STARTS; start += 1) {
      const child = launch(env);
      try {
        seconds.push(rounded(await whenReady(child)));
        if (start === LATER_STARTS) {
          await sleep(IDLE_MS);
          idle = await memory(home, child.pid ?? 0);
        }
      } finally {
        stops.push(rounded(await stop(child)));
      }
    }
  } finally {
    await rm(home, { recursive: true, force: true });
  }
  const [first = 0, ...later] = seconds;
  const median = later.toSorted((a, b) => a - b)[Math.floor(later.length / 2)] ?? 0;
  return {
    secondsToReady: { first, later, laterMedian: median },
    secondsToStop: stops,
    idleResidentMb: idle,
    targets: { laterSeconds: LATER_SECONDS, residentMb: TARGETS },
    within: {
      laterSeconds: Math.max(...later) < LATER_SECONDS,
      ...Object.fromEntries(
        Object.entries(TARGETS).map(([name, most]) => [name, (idle[name] ?? Infinity) <= most]),
      ),
    },
  };
}

/**
 * `npm run bench:start [-- --json]`: seconds to ready for a first start (an empty home; packages, build
 * and the Temporal server are there) and later ones, and idle resident memory of each process.
 */
async function main(): Promise<void> {
  const result = await measure();
  if (process.argv.includes('--json')) {
    process.stdout.write(`${JSON.stringify(result)}\n`);
    return;
  }
  const { secondsToReady, idleResidentMb, within } = result;
  process.stdout.write(
    `Ready after ${secondsToReady.first} s the first time, ${secondsToReady.later.join(', ')} s later.\n` +
      Object.entries(idleResidentMb)
        .map(([name, mb]) => `${name.padEnd(12)} ${mb} MB\n`)
        .join('') +
      `Within the goals: ${JSON.stringify(within)}\n`,
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
