import type { Readable } from 'node:stream';
import type { MultipartFile } from '@fastify/multipart';
import type { NewFile } from '../../db/answers';
import { storeChunk } from '../../db/files';
import type { Db } from '../../db/pool';
import type { Clock } from '../../platform/clock';
import type { HandoverRecipient } from '../../vault/seal/recipient';
import { sealFile } from '../../vault/seal/seal-file';

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

/**
 * Seals one file of a form chunk by chunk as it comes and stores each sealed chunk at once: never on disk,
 * never wholly in memory. Throws what storing throws; the rest of the file is then still to be read.
 */
export async function sealUpload(
  { db, clock }: { db: Db; clock: Clock },
  { filename, mimetype, file }: UploadPart,
  { id, recipient }: { id: string; recipient: HandoverRecipient },
): Promise<SealedUpload> {
  const { handoverId } = recipient;
  // What busboy lets through ends at the limit; whether there was more is on the part afterwards.
  const bytes = file.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
  const { sha256, head, ...sealed } = await sealFile(
    { filename, mimetype, bytes },
    {
      recipient,
      most: MOST_FILE_BYTES,
      store: (chunk) =>
        storeChunk(db, {
          fileId: id,
          number: chunk.number,
          handoverId,
          sealed: chunk.sealed,
          at: clock.now(),
        }),
    },
  );
  return { file: { id, ...sealed }, sha256, head };
}
