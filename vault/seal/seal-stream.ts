import { encryptStream } from './age';

/** Who can open a package: whoever knows the passphrase (age scrypt), or the holder of an age key. */
export type PackageKey = { passphrase: string } | { recipient: string };

/** Bytes of one stored piece. */
const PIECE = 4 * 1024 * 1024;

/**
 * One age file over a stream, in pieces of 4 MiB in memory of two. Put together they open with the stock
 * `age`. Throws TypeError when the recipient is none, and what the source throws.
 */
export async function* sealPackage(
  key: PackageKey,
  source: ReadableStream<Uint8Array>,
): AsyncGenerator<Buffer, void, void> {
  let waiting: Uint8Array[] = [];
  let size = 0;
  const reader = (await encryptStream(key, source)).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      waiting.push(value);
      size += value.length;
      while (size >= PIECE) {
        const all = Buffer.concat(waiting);
        waiting = [all.subarray(PIECE)];
        size -= PIECE;
        yield all.subarray(0, PIECE);
      }
    }
    if (size > 0) yield Buffer.concat(waiting);
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
