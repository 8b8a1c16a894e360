import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { discardUnfinished } from '../../../db/files';
import type { NewFile } from '../../../db/answers';
import { Refusal } from '../../../domain/problem';
import { FileTooLarge } from '../../../vault/seal/chunker';
import type { HandoverRecipient } from '../../../vault/seal/recipient';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { looksLikePaper } from '../../plugins/paper-kind';
import { MOST_FILE_BYTES, sealUpload } from '../../plugins/seal-upload';

const LIMITS = { limits: { fileSize: MOST_FILE_BYTES, files: 1, fields: 4, parts: 6 } };

/**
 * The one file of the form, sealed as it comes like everything else that we keep. Nothing of it stays when
 * this throws, or when `claim` does. Throws Refusal.
 */
export async function withProof(
  deps: ConsoleDeps,
  request: FastifyRequest,
  recipient: HandoverRecipient,
  claim: (file: NewFile) => Promise<void>,
): Promise<void> {
  if (!request.isMultipart()) throw nothingChosen();
  const id = randomUUID();
  try {
    const part = await request.file(LIMITS);
    if (part === undefined || part.filename === '') throw nothingChosen();
    const { file, head } = await sealUpload(deps, part, { id, recipient });
    if (part.file.truncated) throw new FileTooLarge(MOST_FILE_BYTES);
    if (!looksLikePaper(head)) {
      throw new Refusal('not_paper', 'The proof has to be a PDF or a picture of the slip.');
    }
    await claim(file);
  } finally {
    // Takes only what no file's row has claimed.
    await discardUnfinished(deps.db, [id]);
  }
}

function nothingChosen(): Refusal {
  return new Refusal('no_file', 'Choose the file with the proof of posting.');
}
