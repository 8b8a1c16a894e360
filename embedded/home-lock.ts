import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { run } from './background';
import { readState } from './state-file';
import { Trouble } from './trouble';

/** Written when all is ready, removed at a clean stop: where everything of one home is reached. */
export const runFileSchema = z.object({
  console: z.string(),
  portal: z.string(),
  mailbox: z.string().nullable(),
  smtp: z.string(),
  temporal: z.string(),
  pid: z.int(),
});
export type RunFile = z.output<typeof runFileSchema>;

export const runFile = (home: string): string => path.join(home, 'run.json');

/** The command line of a process; empty when there is none. */
export async function commandLine(pid: number): Promise<string> {
  const found = await run('ps', ['-ww', '-o', 'args=', '-p', String(pid)]);
  return found.code === 0 ? found.stdout.trim() : '';
}

/** Pids are given again: only a program of ours counts as the one that wrote the lock. */
async function isOurs(pid: number): Promise<boolean> {
  return pid !== process.pid && /\bnode\b.*\bembedded\b/.test(await commandLine(pid));
}

async function alreadyRunning(home: string, pid: number): Promise<Trouble> {
  const running = await readState(runFile(home), runFileSchema);
  return new Trouble(
    running?.pid === pid
      ? `Handover is running already with ${home}: ${running.console} (process ${pid}). ` +
          'Stop it first, or set HANDOVER_HOME and other ports for a second one.'
      : `Handover is starting already with ${home} (process ${pid}).`,
  );
}

/**
 * One supervisor a home. A lock whose process is gone was left by `kill -9` and is taken over.
 * Returns what lets go of it. Throws Trouble when another one runs.
 */
export async function lockHome(home: string): Promise<() => Promise<void>> {
  await mkdir(home, { recursive: true });
  const file = path.join(home, 'supervisor.pid');
  for (;;) {
    try {
      await writeFile(file, String(process.pid), { flag: 'wx' });
      return () => rm(file, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const pid = Number(await readFile(file, 'utf8').catch(() => ''));
    if (pid > 0 && (await isOurs(pid))) throw await alreadyRunning(home, pid);
    await rm(file, { force: true });
  }
}
