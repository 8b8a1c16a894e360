import type { Reading, Unlocking } from '../../formats/read/reading';

/** What opens a large database with honest key stretching; who needs longer wants something else. */
const PATIENCE_MS = 60_000;

/** Reads in a worker of its own, which is ended however it goes; null when it took too long, or died of the file. */
export function read(
  script: string,
  bytes: Uint8Array,
  unlocking: Unlocking,
): Promise<Reading | null> {
  const worker = new Worker(script, { type: 'module' });
  return new Promise<Reading | null>((resolve) => {
    const timer = setTimeout(() => resolve(null), PATIENCE_MS);
    worker.addEventListener('message', ({ data }: MessageEvent<Reading>) => {
      clearTimeout(timer);
      resolve(data);
    });
    worker.addEventListener('error', () => resolve(null));
    worker.postMessage({ bytes, ...unlocking });
  }).finally(() => worker.terminate());
}
