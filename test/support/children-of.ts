import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** Process ids of what a process has started and not yet heard the end of. Linux only. */
export async function childrenOf(pid: number): Promise<number[]> {
  const tasks = await readdir(`/proc/${pid}/task`);
  const lists = tasks.map((task) => readFile(`/proc/${pid}/task/${task}/children`, 'utf8'));
  return (await Promise.all(lists)).join(' ').split(/\s+/).filter(Boolean).map(Number);
}

/** Waits until none of them is there any more. Throws when one still is after ten seconds. */
export async function gone(pids: readonly number[]): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (pids.every((pid) => !existsSync(`/proc/${pid}`))) return;
    await sleep(50);
  }
  throw new Error('a process has outlived its parent');
}
