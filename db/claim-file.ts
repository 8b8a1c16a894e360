import type { NewFile } from './answers';
import type { Queries } from './pool';

/** What is read of a file to open it, with `files` as `f`; the shape of `SealedFile` (reveals.ts). */
export const SEALED_FILE = [
  'f.id',
  'f.chunks',
  'f.received_at as receivedAt',
  'f.sealed_manifest as sealedManifest',
] as const;

/** A sealed upload, whose chunks are stored already, is a file of this handover from here on, and of no item. */
export async function claimFile(
  tx: Queries,
  { handoverId, file, at }: { handoverId: string; file: NewFile; at: Date },
): Promise<void> {
  await tx
    .insertInto('files')
    .values({
      id: file.id,
      handover_id: handoverId,
      item_id: null,
      submission_id: null,
      received_at: at,
      chunks: file.chunks,
      sealed_manifest: Buffer.from(file.sealedManifest),
      fingerprint: file.fingerprint,
      removed_at: null,
    })
    .execute();
}
