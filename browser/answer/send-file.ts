import { CHUNK_BYTES } from '../../domain/sealing/sealed-sizes';
import type { Place } from './place';
import type { Entry } from './remembered';
import { pause, put, type Standstill } from './transfer';

const ASK_AGAIN_MS = 5_000;

export interface Sending {
  signal: AbortSignal;
  /** Bytes of the file that are there. */
  progress: (sent: number) => void;
  waiting: (why: Standstill | null) => void;
  /** Called before each chunk leaves, so that a closed window knows. */
  keep: () => void;
}

export const chunksOf = (size: number): number => Math.max(1, Math.ceil(size / CHUNK_BYTES));

/**
 * Seals a file chunk by chunk and sends what is not there yet, in memory of three chunks; then its manifest. Goes on
 * where an earlier window stopped when it is the same file, and begins anew when it is not. Throws Refused.
 */
export async function sendFile(
  file: File,
  entry: Entry,
  { files, sealer }: Place,
  sending: Sending,
): Promise<void> {
  const begun = entry.prints.length > 0;
  const came = begun ? await whatCame(`${files}/${entry.id}`, sending) : null;
  const there = new Set(came?.chunks);
  const hash = sealer.newHash();
  const chunkSizes: number[] = [];
  const count = chunksOf(file.size);
  // While one chunk is stored the next is on its way.
  const flight: Promise<void>[] = [];
  let total = 0;
  for (let number = 1; number <= count; number++) {
    const bytes = await partOf(file, number);
    sending.signal.throwIfAborted();
    hash.update(bytes);
    chunkSizes.push(bytes.length);
    const print = count > 1 ? await printOf(bytes) : '';
    if (there.has(number)) {
      if (entry.prints[number - 1] !== print) return startAnew();
      total += bytes.length;
    } else {
      const sealed = await sealer.sealBytes(bytes);
      if (count > 1) entry.prints[number - 1] = print;
      sending.keep();
      if (flight.length > 1) await flight.shift();
      let left = 0;
      const one = put(`${files}/${entry.id}/chunks/${number}`, sealed, {
        ...sending,
        progress: (sent) => {
          total += sent - left;
          left = sent;
          sending.progress(Math.min(total, file.size));
        },
      });
      // Whoever waits for it hears of it.
      one.catch(() => undefined);
      flight.push(one);
    }
  }
  await Promise.all(flight);
  const content = { size: file.size, sha256: hash.hex(), chunkSizes };
  const mediaType = file.type || 'application/octet-stream';
  const manifest = await sealer.sealValue({ version: 1, name: file.name, mediaType, content });
  await put(`${files}/${entry.id}/manifest/${count}`, manifest, { ...sending, progress: null });
  entry.done = true;
  sending.keep();

  async function startAnew(): Promise<void> {
    await Promise.allSettled(flight);
    await takeAway(files, entry.id);
    Object.assign(entry, { id: crypto.randomUUID(), prints: [] });
    return sendFile(file, entry, { files, sealer } as Place, sending);
  }
}

/** Whether this is the file of which an earlier window sent the beginning. */
export async function isSame(file: File, { size, prints }: Entry): Promise<boolean> {
  return file.size === size && (await printOf(await partOf(file, 1))) === prints[0];
}

/** Gives a file up: nothing of it stays. */
export async function takeAway(files: string, id: string): Promise<void> {
  await fetch(`${files}/${id}`, { method: 'DELETE' }).catch(() => undefined);
}

/** What of a file has come; null when nothing is there any more. Asks until somebody answers. */
export async function whatCame(
  url: string,
  { signal, waiting }: Pick<Sending, 'signal' | 'waiting'>,
): Promise<{ finished: boolean; chunks: number[] } | null> {
  for (;;) {
    const answer = await fetch(url, { signal }).catch(() => undefined);
    signal.throwIfAborted();
    if (answer?.ok) return (await answer.json()) as { finished: boolean; chunks: number[] };
    if (answer && answer.status < 500 && answer.status !== 429) return null;
    waiting(answer ? 'busy' : 'line');
    await pause(ASK_AGAIN_MS, signal);
  }
}

async function partOf(file: File, number: number): Promise<Uint8Array<ArrayBuffer>> {
  const part = file.slice((number - 1) * CHUNK_BYTES, number * CHUNK_BYTES);
  return new Uint8Array(await part.arrayBuffer());
}

async function printOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return btoa(String.fromCharCode(...hash.subarray(0, 18)));
}
