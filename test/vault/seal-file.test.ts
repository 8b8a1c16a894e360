import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { CannotOpen } from '../../vault/open/open';
import { openFileWith, openManifestWith } from '../../vault/open/open-file';
import { FileTooLarge, sealStream, type SealedChunk } from '../../vault/seal/chunker';
import { sealManifest, type FileManifest } from '../../vault/seal/manifest';
import { CHUNK_BYTES, sealBytes } from '../../vault/seal/seal';
import {
  describeWithAge,
  handoverWithKeys,
  openWithStockAge,
  put,
  someBytes,
  temporaryFolder,
  type TestHandover,
} from './keys-and-tools';

const MIB = 1024 * 1024;
const LIMIT = 25 * MIB;
const SIZES: [string, number][] = [
  ['an empty one', 0],
  ['1 byte', 1],
  ['4 MiB less 1 byte', CHUNK_BYTES - 1],
  ['4 MiB', CHUNK_BYTES],
  ['4 MiB and 1 byte', CHUNK_BYTES + 1],
  ['25 MiB', LIMIT],
];

// Sealing 25 MiB is seconds of work where all the suites run side by side.
jest.setTimeout(60_000);

let handover: TestHandover;
let folder: { path: string; remove: () => Promise<void> };

beforeAll(async () => {
  handover = await handoverWithKeys();
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());

/** In pieces that fit no boundary, as a socket gives them. */
function arriving(content: Buffer): Readable {
  const pieces: Buffer[] = [];
  for (let from = 0; from < content.length; from += 65_521) {
    pieces.push(content.subarray(from, from + 65_521));
  }
  return Readable.from(pieces);
}

async function stored(content: Buffer): Promise<{ chunks: SealedChunk[]; manifest: FileManifest }> {
  const stream = sealStream(handover.recipient, arriving(content), LIMIT);
  const chunks: SealedChunk[] = [];
  for await (const chunk of stream.chunks) chunks.push(chunk);
  const manifest = { name: 'käy\r\n.kdbx', mediaType: 'text/plain', content: stream.totals() };
  return { chunks, manifest: { version: 1, ...manifest } };
}

async function opened(manifest: FileManifest, chunks: readonly SealedChunk[]): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  const sealed = chunks.map((chunk) => chunk.sealed);
  for await (const part of openFileWith(handover.identity, manifest, sealed)) parts.push(part);
  return Buffer.concat(parts);
}

describe('a file', () => {
  it.each(SIZES)('opens to what was sent: %s', async (_name, size) => {
    const content = someBytes(size);
    const { chunks, manifest } = await stored(content);
    expect((await opened(manifest, chunks)).equals(content)).toBe(true);
    expect(chunks.map((chunk) => chunk.number)).toEqual(chunks.map((_, index) => index + 1));
    expect(Math.max(...chunks.map((chunk) => chunk.plainSize))).toBeLessThanOrEqual(CHUNK_BYTES);
    expect(manifest.content.sha256).toBe(createHash('sha256').update(content).digest('hex'));
  });

  it('does not show the length of a small one', async () => {
    const lengths = new Set<number | undefined>();
    for (const size of [0, 1, 32, 1000, 1024]) {
      lengths.add((await stored(someBytes(size))).chunks[0]?.sealed.length);
    }
    expect(lengths.size).toBe(1);
  });

  it('keeps its name in the manifest only, and the manifest comes back as it was', async () => {
    const { manifest } = await stored(someBytes(10));
    const sealed = await sealManifest(handover.recipient, manifest);
    expect(Buffer.from(sealed).includes('kdbx')).toBe(false);
    expect(await openManifestWith(handover.identity, sealed)).toEqual(manifest);
  });

  it('is stopped as soon as it is over the limit, after at most what fits below it', async () => {
    let sent = 0;
    const endless = Readable.from(
      (function* () {
        for (;;) {
          sent += MIB;
          yield someBytes(MIB);
        }
      })(),
    );
    const stream = sealStream(handover.recipient, endless, 9 * MIB);
    const numbers: number[] = [];
    const reading = (async () => {
      for await (const chunk of stream.chunks) numbers.push(chunk.number);
    })();
    await expect(reading).rejects.toThrow(FileTooLarge);
    expect(numbers).toEqual([1, 2]);
    expect(endless.destroyed).toBe(true);
    expect(sent).toBeLessThan(32 * MIB);
    expect(() => stream.totals()).toThrow('has not been read to its end');
  });

  it('is read no faster than its chunks are stored', async () => {
    let sent = 0;
    const source = Readable.from(
      (function* () {
        for (; sent < 64;) {
          sent += 1;
          yield someBytes(MIB);
        }
      })(),
      { highWaterMark: 1 },
    );
    const { chunks } = sealStream(handover.recipient, source, 64 * MIB);
    await chunks.next();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(sent).toBeLessThanOrEqual(8);
    await chunks.return();
    expect(source.destroyed).toBe(true);
  });

  it('never takes a chunk above 4 MiB', async () => {
    await expect(sealBytes(handover.recipient, Buffer.alloc(CHUNK_BYTES + 1))).rejects.toThrow(
      RangeError,
    );
  });
});

describe('a file that was tampered with', () => {
  it('is not taken for whole: a chunk missing, doubled, swapped, or of another file', async () => {
    const { chunks, manifest } = await stored(someBytes(2 * CHUNK_BYTES + 10));
    const other = (await stored(Buffer.alloc(CHUNK_BYTES, 7))).chunks[0];
    const [one, two, three] = chunks;
    if (!one || !two || !three || !other) throw new Error('three chunks were expected');
    for (const wrong of [
      [one, two],
      [one, two, three, three],
      [one, one, two],
      [two, one, three],
      [other, two, three],
      [],
    ]) {
      await expect(opened(manifest, wrong)).rejects.toThrow(CannotOpen);
    }
  });

  it('is found when the manifest lies about size, hash or chunks, and no byte is handed on above the size it names', async () => {
    const { chunks, manifest } = await stored(someBytes(5000));
    const { content } = manifest;
    for (const lie of [
      { ...content, size: 4999 },
      { ...content, size: 4999, chunkSizes: [4999] },
      { ...content, size: 5001, chunkSizes: [5001] },
      { ...content, sha256: '0'.repeat(64) },
      { ...content, chunkSizes: [5000, 0] },
    ]) {
      await expect(opened({ ...manifest, content: lie }, chunks)).rejects.toThrow(CannotOpen);
      let handed = 0;
      const parts = openFileWith(
        handover.identity,
        { ...manifest, content: lie },
        chunks.map(({ sealed }) => sealed),
      );
      await (async () => {
        for await (const part of parts) handed += part.length;
      })().catch(() => undefined);
      expect(handed).toBeLessThanOrEqual(lie.size);
    }
  });
});

describeWithAge('the stock age command', () => {
  it.each(SIZES)('opens a file chunk by chunk, cut at its size: %s', async (_name, size) => {
    const content = someBytes(size);
    const { chunks, manifest } = await stored(content);
    const key = await put(folder.path, 'handover.key', `${handover.identity}\n`);
    const parts: Buffer[] = [];
    for (const chunk of chunks) {
      const sealed = await put(folder.path, 'chunk.age', chunk.sealed);
      parts.push(await openWithStockAge(key, sealed));
    }
    const whole = Buffer.concat(parts).subarray(0, manifest.content.size);
    expect(whole.equals(content)).toBe(true);
  });
});
