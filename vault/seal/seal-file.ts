import { sealStream } from './chunker';
import { fingerprint, fingerprintOfAll } from './fingerprint';
import { sealManifest } from './manifest';
import type { HandoverRecipient } from './recipient';
import { MOST_ON_THEIR_WAY, SealingRooms } from './sealing-rooms';

const HEAD_BYTES = 16;

/** A file on its way: what its sender calls it, and its bytes. */
export interface FileSource {
  filename: string;
  mimetype: string;
  bytes: AsyncIterable<Uint8Array>;
}

export interface SealedChunkToStore {
  /** From 1. */
  number: number;
  /** Until it is stored. */
  sealed: Uint8Array;
  fingerprint: Buffer;
  /** Bytes before padding. */
  plainSize: number;
}

export interface SealedFile {
  chunks: number;
  sealedManifest: Uint8Array;
  /** Of the chunks in order and the manifest. */
  fingerprint: Buffer;
  /** Of the content, in hex; must not leave its process in clear. */
  sha256: string;
  /** The first bytes of the content, which say what it is more honestly than its name. */
  head: Buffer;
}

/**
 * Seals one file chunk by chunk as it comes, and hands each sealed chunk on at once: never on disk, never wholly in
 * memory. Throws FileTooLarge, and what `store` throws; the rest of the file is then still to be read.
 */
export async function sealFile(
  source: FileSource,
  {
    recipient,
    most,
    store,
    rooms = new SealingRooms(),
  }: {
    recipient: HandoverRecipient;
    /** Bytes. */
    most: number;
    /** Stores a chunk for good, or throws. */
    store: (chunk: SealedChunkToStore) => Promise<void>;
    /** For who seals one file after the other. */
    rooms?: SealingRooms;
  },
): Promise<SealedFile> {
  const head: Uint8Array[] = [];
  const stream = sealStream(recipient, noticingHead(source.bytes, head), most, rooms);
  const fingerprints: Buffer[] = [];
  const storing: Promise<void>[] = [];
  try {
    for await (const { number, sealed, plainSize } of stream.chunks) {
      const print = fingerprint(sealed);
      fingerprints.push(print);
      // While one is stored the next is on its way there, and one more is sealed: all that take part work at the same time.
      if (storing.length === MOST_ON_THEIR_WAY) await storing.shift();
      const stored = store({ number, sealed, fingerprint: print, plainSize });
      // It is heard of with a later chunk, which a slow sender may send in minutes: until then nobody waits for it.
      stored.catch(() => undefined);
      storing.push(stored);
    }
  } finally {
    // Also when the line broke: whoever takes the chunks away then takes these, too.
    await Promise.allSettled(storing);
  }
  await Promise.all(storing);
  const content = stream.totals();
  const { filename, mimetype } = source;
  const sealedManifest = await sealManifest(recipient, {
    version: 1,
    name: filename,
    mediaType: mimetype,
    content,
  });
  return {
    chunks: fingerprints.length,
    sealedManifest,
    fingerprint: fingerprintOfAll([...fingerprints, fingerprint(sealedManifest)]),
    sha256: content.sha256,
    head: Buffer.concat(head).subarray(0, HEAD_BYTES),
  };
}

async function* noticingHead(source: AsyncIterable<Uint8Array>, head: Uint8Array[]) {
  let noticed = 0;
  for await (const part of source) {
    if (noticed < HEAD_BYTES) head.push(Uint8Array.from(part.subarray(0, HEAD_BYTES - noticed)));
    noticed += part.length;
    yield part;
  }
}
