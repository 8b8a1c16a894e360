import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_MS = 20;

async function residentOf(pid: number): Promise<number> {
  // One that has just ended has none.
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
}

async function together(pid: number): Promise<number> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  const all = [pid, ...children.trim().split(' ').filter(Boolean).map(Number)];
  const sizes = await Promise.all(all.map(residentOf));
  return sizes.reduce((sum, one) => sum + one, 0);
}

/**
 * The most resident memory that a process and its children had together while `work` ran, in bytes, as seen every
 * 20 ms; what they share counts for each. Linux only.
 */
export async function mostResident(pid: number, work: () => Promise<unknown>): Promise<number> {
  const over = new AbortController();
  const looking = (async () => {
    let most = 0;
    while (!over.signal.aborted) {
      most = Math.max(most, await together(pid));
      await sleep(LOOK_MS);
    }
    return most;
  })();
  try {
    await work();
  } finally {
    over.abort();
  }
  return looking;
}
