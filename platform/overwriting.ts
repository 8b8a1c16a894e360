/**
 * What the C library (glibc) has to be told before a process starts, so that it overwrites memory that is given back
 * (glibc manual, "Memory Allocation Tunables"). Node reads a socket into such memory before anybody is given a piece.
 */
export const OVERWRITES_FREED = { GLIBC_TUNABLES: 'glibc.malloc.perturb=165' } as const;

/** Whether this process was started so that what it gives back is overwritten. */
export function overwritesFreed({ GLIBC_TUNABLES = '' }: NodeJS.ProcessEnv): boolean {
  return /malloc\.perturb=[1-9]/.test(GLIBC_TUNABLES);
}
