import { open, readFile } from 'node:fs/promises';

const PIECE = 16 * 1024 * 1024;

/**
 * In how many places of a process's writable memory each text stands: in UTF-8, as V8 keeps wider strings (UTF-16),
 * in a form's spelling (percent-encoded), or in base64 wherever it begins. All that a core would hold: heap, buffers,
 * stacks. Linux only.
 */
export async function countInMemory(
  pid: number,
  texts: readonly string[],
): Promise<Record<string, number>> {
  const needles = texts.flatMap((text) => spellings(text).map((bytes) => ({ text, bytes })));
  const overlap = Math.max(...needles.map(({ bytes }) => bytes.length)) - 1;
  const found = Object.fromEntries(texts.map((text) => [text, 0]));
  const memory = await open(`/proc/${pid}/mem`, 'r');
  try {
    const room = Buffer.alloc(PIECE + overlap);
    for (const line of (await readFile(`/proc/${pid}/maps`, 'utf8')).split('\n')) {
      const [, from, to] = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line) ?? [];
      if (from === undefined || to === undefined) continue;
      const end = Number.parseInt(to, 16);
      for (let at = Number.parseInt(from, 16); at < end; at += PIECE) {
        const wanted = Math.min(PIECE + overlap, end - at);
        // Pages that nobody has touched, or that only the kernel may read.
        const read = await memory.read(room, 0, wanted, at).catch(() => ({ bytesRead: 0 }));
        const piece = room.subarray(0, read.bytesRead);
        for (const { text, bytes } of needles)
          found[text] = (found[text] ?? 0) + count(piece, bytes);
      }
    }
  } finally {
    await memory.close();
  }
  return found;
}

/** The bytes that may stand for a text. */
function spellings(text: string): Buffer[] {
  const inBase64 = [0, 1, 2].map((shift) => {
    const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(text)]);
    // Only the digits that no neighbour has a part in.
    const whole = Math.floor((bytes.length * 8) / 6);
    return bytes.toString('base64url').slice(Math.ceil((shift * 8) / 6), whole);
  });
  const written = [
    text,
    encodeURIComponent(text),
    ...inBase64,
    ...inBase64.map((one) => one.replaceAll('-', '+').replaceAll('_', '/')),
  ];
  return [
    ...[...new Set(written)].map((one) => Buffer.from(one, 'utf8')),
    Buffer.from(text, 'utf16le'),
  ];
}

function count(piece: Buffer, bytes: Buffer): number {
  let times = 0;
  for (let at = piece.indexOf(bytes); at >= 0; at = piece.indexOf(bytes, at + 1)) times += 1;
  return times;
}
