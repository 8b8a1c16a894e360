import type { MultipartFile } from '@fastify/multipart';
import type { LinkPage } from '../../db/links';
import { storeUploadChunk } from '../../db/uploads';
import { Refusal } from '../../domain/problem';
import { paddedSize } from '../../domain/sealing/sealed-sizes';
import { MOST_FILE_BYTES } from '../../domain/uploads/limits';
import type { HandoverRecipient } from '../../vault/seal/recipient';
import { sealUpload, type SealedUpload } from '../plugins/seal-upload';
import type { Portal } from './deps';
import { insistStored } from './upload-refusals';

/** A chunk could not be stored, for a reason that is not its sender's: there is no room, or the database is away. */
export class NotStored extends Error {
  constructor(override readonly cause: unknown) {
    super('a chunk was not stored');
    this.name = 'NotStored';
  }
}

/** Who sends, and for what. */
export interface Sender {
  recipient: HandoverRecipient;
  link: LinkPage;
  /** Null for a signed copy of the letter. */
  itemId: string | null;
}

/**
 * Seals one file of a form in the portal's memory, for a browser without scripts. What was refused, or
 * could not be stored, is returned and not thrown: the rest of the form has still to be read.
 */
export async function sealFormFile(
  portal: Portal,
  part: MultipartFile,
  { id, recipient, link: { linkId, handoverId }, itemId }: Sender & { id: string },
): Promise<SealedUpload | Refusal | NotStored> {
  try {
    return await sealUpload(portal, part, {
      id,
      recipient,
      most: MOST_FILE_BYTES,
      store: async ({ plainSize, ...chunk }) => {
        const at = portal.clock.now();
        const key = { fileId: id, handoverId, linkId, itemId };
        const content = paddedSize(plainSize);
        const stored = storeUploadChunk(portal.db, { ...key, ...chunk, content, at });
        insistStored(
          await stored.catch((cause: unknown) => {
            throw new NotStored(cause);
          }),
        );
      },
    });
  } catch (cause) {
    if (cause instanceof Refusal || cause instanceof NotStored) return cause;
    throw cause;
  }
}
