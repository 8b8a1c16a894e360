import { Session } from 'node:inspector';
import { setFlagsFromString } from 'node:v8';

/**
 * What the C library (glibc) has to be told before a process starts, so that memory is overwritten when it is given
 * back: `perturb` fills it, and its small caches, which would escape that, are off (glibc manual, "Memory Allocation
 * Tunables"). Buffers, sockets, OpenSSL and zlib all take theirs there.
 */
export const OVERWRITES_FREED = {
  GLIBC_TUNABLES: 'glibc.malloc.perturb=165:glibc.malloc.tcache_count=0',
} as const;

/** Whether this process was started so that what it gives back is overwritten. */
export function overwritesFreed(env: NodeJS.ProcessEnv): boolean {
  const told = env.GLIBC_TUNABLES ?? '';
  return /malloc\.perturb=[1-9]/.test(told) && /malloc\.tcache_count=0\b/.test(told);
}

/**
 * From now on this process overwrites what it frees on the heap of JavaScript, too, and no small buffer shares its
 * memory with one that is still in use. The answer has all cleared away, in a moment, that nothing refers to any more:
 * two collections of the whole heap, each some tens of milliseconds in which nothing else is done.
 */
export function startForgetting(): () => void {
  setFlagsFromString('--clear-free-memory');
  Buffer.poolSize = 0;
  const inspector = new Session();
  inspector.connect();
  return () => {
    // The language keeps the text of the last match: now it is this one.
    /./.exec('.');
    // `gc()` would keep freed pages for later, with what was in them; this gives them back.
    inspector.post('HeapProfiler.collectGarbage');
  };
}
