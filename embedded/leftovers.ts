import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { commandLine } from './home-lock';
import { readState, writeState } from './state-file';

const schema = z.record(z.string(), z.int());
const GUARD_MS = 10_000;

const fileOf = (home: string): string => path.join(home, 'children.json');

/** Who runs now, for the next start in case this one is killed together with its guard. */
export async function rememberChildren(
  home: string,
  pids: Readonly<Record<string, number>>,
): Promise<void> {
  await writeState(fileOf(home), pids);
}

/** Each child of ours has its home on its command line, so that a pid given again is told apart. */
async function stillThere(home: string, pids: readonly number[]): Promise<number[]> {
  const lines = await Promise.all(pids.map((pid) => commandLine(pid)));
  return pids.filter((_, index) => lines[index]?.includes(home) === true);
}

/** Waits until the children of a killed start have been ended by its guard, or ends them. */
export async function endLeftovers(home: string): Promise<void> {
  let left = Object.values((await readState(fileOf(home), schema)) ?? {});
  const until = Date.now() + GUARD_MS;
  while ((left = await stillThere(home, left)).length > 0) {
    if (Date.now() > until) {
      for (const pid of left) process.kill(pid, 'SIGKILL');
    }
    await sleep(100);
  }
}
