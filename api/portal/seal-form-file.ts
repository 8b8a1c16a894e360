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

/** Who sends, and for what. */
export interface Sender {
  recipient: HandoverRecipient;
  link: LinkPage;
  /** Null for a signed copy of the letter. */
  itemId: string | null;
}

/**
 * Seals one file of a form in the portal's memory, for a browser without scripts. What was refused is returned
 * and not thrown: the rest of the form has still to be read.
 */
export async function sealFormFile(
  portal: Portal,
  part: MultipartFile,
  { id, recipient, link: { linkId, handoverId }, itemId }: Sender & { id: string },
): Promise<SealedUpload | Refusal> {
  try {
    return await sealUpload(portal, part, {
      id,
      recipient,
      most: MOST_FILE_BYTES,
      store: async ({ plainSize, ...chunk }) => {
        const at = portal.clock.now();
        const key = { fileId: id, handoverId, linkId, itemId };
        const content = paddedSize(plainSize);
        insistStored(await storeUploadChunk(portal.db, { ...key, ...chunk, content, at }));
      },
    });
  } catch (cause) {
    if (cause instanceof Refusal) return cause;
    throw cause;
  }
}
