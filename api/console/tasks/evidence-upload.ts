import { randomUUID } from 'node:crypto';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import type { NewFile } from '../../../db/answers';
import { discardUnfinished } from '../../../db/files';
import { readRecipient } from '../../../db/recipients';
import { FileTooLarge } from '../../../vault/seal/chunker';
import { verifyRecipient } from '../../../vault/seal/recipient';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { MOST_FILE_BYTES, sealUpload } from '../../plugins/seal-upload';
import { formOf } from '../form';

export interface GivenEvidence {
  note: string;
  file: NewFile | null;
}

const LIMITS = {
  limits: { fileSize: MOST_FILE_BYTES, files: 1, fields: 4, parts: 6, fieldSize: 16 * 1024 },
};

/**
 * Reads the form of a piece of evidence. Its file is sealed for the handover chunk by chunk as it comes, like
 * what the previous MSP sends; nothing of it stays when this throws, or when `claim` does. Throws FileTooLarge.
 */
export async function withEvidence(
  deps: ConsoleDeps,
  request: FastifyRequest,
  handoverId: string,
  claim: (given: GivenEvidence) => Promise<void>,
): Promise<void> {
  if (!request.isMultipart()) {
    await claim({ note: formOf(request).get('note') ?? '', file: null });
    return;
  }
  const id = randomUUID();
  const given: GivenEvidence = { note: '', file: null };
  try {
    for await (const part of request.parts(LIMITS)) {
      if (part.type === 'file') given.file = await seal(deps, part, { id, handoverId });
      else if (part.fieldname === 'note') given.note = String(part.value);
    }
    await claim(given);
  } finally {
    // Takes only what no file's row has claimed.
    await discardUnfinished(deps.db, [id]);
  }
}

async function seal(
  deps: ConsoleDeps,
  part: MultipartFile,
  { id, handoverId }: { id: string; handoverId: string },
): Promise<NewFile | null> {
  // An empty file input comes as a part without a name.
  if (!part.filename) {
    part.file.resume();
    return null;
  }
  const signed = await readRecipient(deps.db, handoverId);
  const recipient = verifyRecipient(signed, deps.vault.publicKey);
  const { file } = await sealUpload(deps, part, { id, recipient });
  if (part.file.truncated) throw new FileTooLarge(MOST_FILE_BYTES);
  return file;
}
