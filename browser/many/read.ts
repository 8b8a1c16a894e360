import type { Reading, Unlocking } from '../../formats/read/reading';
import { startApart } from './apart';
import { heldReader, type ReaderScript } from './reader';

/** What opens a large database with honest key stretching; who needs longer wants something else. */
const PATIENCE_MS = 60_000;

/** Why there is nothing, by the name of the page's words for it. */
export type NotRead = 'notLoaded' | 'slow';

/** Reads in a worker of its own, which is ended however it goes. `slow`: it took too long, or died of the file. */
export async function read(
  script: ReaderScript,
  bytes: Uint8Array,
  unlocking: Unlocking,
): Promise<Reading | NotRead> {
  const blob = await heldReader(script);
  if (blob === null) return 'notLoaded';
  const apart = await startApart(blob);
  if (apart === null) return 'slow';
  const { worker, end } = apart;
  return new Promise<Reading | NotRead>((resolve) => {
    const timer = setTimeout(() => resolve('slow'), PATIENCE_MS);
    worker.addEventListener('message', ({ data }: MessageEvent<Reading>) => {
      clearTimeout(timer);
      resolve(data);
    });
    worker.addEventListener('error', () => resolve('slow'));
    worker.postMessage({ bytes, ...unlocking });
  }).finally(end);
}
