import type { Readable } from 'node:stream';
import type { MultipartFile } from '@fastify/multipart';
import type { NewFile } from '../../db/answers';
import { storeChunk } from '../../db/files';
import type { Db } from '../../db/pool';
import type { Clock } from '../../platform/clock';
import { sealStream } from '../../vault/seal/chunker';
import { fingerprint, fingerprintOfAll } from '../../vault/seal/fingerprint';
import { sealManifest } from '../../vault/seal/manifest';
import type { HandoverRecipient } from '../../vault/seal/recipient';

export const MOST_FILE_BYTES = 25 * 1024 * 1024;

/** As much of a form's part as sealing it needs. */
export type UploadPart = Pick<MultipartFile, 'filename' | 'mimetype'> & {
  file: Pick<Readable, 'iterator'>;
};

export interface SealedUpload {
  file: NewFile;
  /** Of the content; must not leave this process in clear. */
  sha256: string;
  /** The first bytes of the content, which say what it is more honestly than its name. */
  head: Buffer;
}

const HEAD_BYTES = 16;

export interface UploadedChunk {
  /** From 1. */
  number: number;
  sealed: Uint8Array;
  fingerprint: Buffer;
  /** Bytes before padding. */
  plainSize: number;
}

export interface UploadOptions {
  id: string;
  recipient: HandoverRecipient;
  /** Bytes; 25 MiB unless said otherwise. */
  most?: number;
  /** Stores a chunk for good, or throws. */
  store?: (chunk: UploadedChunk) => Promise<void>;
}

/**
 * Seals one file of a form chunk by chunk as it comes and stores each sealed chunk at once: never on disk,
 * never wholly in memory. Throws what `store` throws; the rest of the file is then still to be read.
 */
export async function sealUpload(
  { db, clock }: { db: Db; clock: Clock },
  part: UploadPart,
  as: UploadOptions,
): Promise<SealedUpload> {
  const head: Buffer[] = [];
  const { handoverId } = as.recipient;
  const store =
    as.store ??
    (({ number, sealed }) =>
      storeChunk(db, { fileId: as.id, number, handoverId, sealed, at: clock.now() }));
  // What busboy lets through ends at the limit; whether there was more is on the part afterwards.
  const source = noticingHead(part.file.iterator({ destroyOnReturn: false }), head);
  const stream = sealStream(as.recipient, source, as.most ?? MOST_FILE_BYTES);
  const fingerprints: Buffer[] = [];
  let storing: Promise<void> = Promise.resolve();
  try {
    for await (const { number, sealed, plainSize } of stream.chunks) {
      const print = fingerprint(sealed);
      fingerprints.push(print);
      // While one is stored the next is sealed: the database and this process work at the same time.
      await storing;
      storing = store({ number, sealed, fingerprint: print, plainSize });
      // It is heard of with the next chunk, which a slow sender may send in minutes: until then nobody waits for it.
      storing.catch(() => undefined);
    }
  } finally {
    // Also when the line broke: whoever takes the chunks away then takes this one, too.
    await storing;
  }
  const content = stream.totals();
  const { filename, mimetype } = part;
  const manifest = { version: 1, name: filename, mediaType: mimetype, content } as const;
  const sealedManifest = await sealManifest(as.recipient, manifest);
  return {
    file: {
      id: as.id,
      chunks: fingerprints.length,
      sealedManifest,
      fingerprint: fingerprintOfAll([...fingerprints, fingerprint(sealedManifest)]),
    },
    sha256: content.sha256,
    head: Buffer.concat(head).subarray(0, HEAD_BYTES),
  };
}

async function* noticingHead(source: AsyncIterable<unknown>, head: Buffer[]) {
  let noticed = 0;
  for await (const part of source as AsyncIterable<Buffer>) {
    if (noticed < HEAD_BYTES) head.push(Buffer.from(part.subarray(0, HEAD_BYTES - noticed)));
    noticed += part.length;
    yield part;
  }
}
