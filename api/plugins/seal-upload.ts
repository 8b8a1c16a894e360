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

export interface SealedUpload {
  file: NewFile;
  /** Of the content; must not leave this process in clear. */
  sha256: string;
  /** The first bytes of the content, which say what it is more honestly than its name. */
  head: Buffer;
}

const HEAD_BYTES = 16;

/**
 * Seals one file of a form chunk by chunk as it comes and stores each sealed chunk at once: never on disk,
 * never wholly in memory.
 */
export async function sealUpload(
  { db, clock }: { db: Db; clock: Clock },
  part: MultipartFile,
  as: { id: string; recipient: HandoverRecipient },
): Promise<SealedUpload> {
  const head: Buffer[] = [];
  // What busboy lets through ends at the limit; whether there was more is on the part afterwards.
  const stream = sealStream(as.recipient, noticingHead(part.file, head), MOST_FILE_BYTES);
  const fingerprints: Buffer[] = [];
  const { handoverId } = as.recipient;
  for await (const { number, sealed } of stream.chunks) {
    fingerprints.push(fingerprint(sealed));
    await storeChunk(db, {
      fileId: as.id,
      number,
      handoverId,
      sealed,
      at: clock.now(),
    });
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

async function* noticingHead(source: AsyncIterable<Buffer>, head: Buffer[]) {
  let noticed = 0;
  for await (const part of source) {
    if (noticed < HEAD_BYTES) head.push(Buffer.from(part.subarray(0, HEAD_BYTES - noticed)));
    noticed += part.length;
    yield part;
  }
}
