import type { FastifyRequest } from 'fastify';
import type { NewFile } from '../../../db/answers';
import { Refusal } from '../../../domain/problem';
import { FileTooLarge } from '../../../vault/seal/chunker';
import type { HandoverRecipient } from '../../../vault/seal/recipient';
import { keepProof } from '../../intake/keep-proof';
import type { ConsoleDeps } from '../../plugins/console-deps';
import { MOST_FILE_BYTES } from '../../plugins/seal-upload';

const LIMITS = { limits: { fileSize: MOST_FILE_BYTES, files: 1, fields: 4, parts: 6 } };

/** The one file of the form, kept as a proof of posting. Nothing of it stays when this throws. Throws Refusal. */
export async function withProof(
  deps: ConsoleDeps,
  request: FastifyRequest,
  recipient: HandoverRecipient,
  claim: (file: NewFile) => Promise<void>,
): Promise<void> {
  if (!request.isMultipart()) throw nothingChosen();
  const part = await request.file(LIMITS);
  if (part === undefined || part.filename === '') throw nothingChosen();
  const whole = (): void => {
    if (part.file.truncated) throw new FileTooLarge(MOST_FILE_BYTES);
  };
  await keepProof(deps, { part, recipient, whole }, claim);
}

function nothingChosen(): Refusal {
  return new Refusal('no_file', 'Choose the file with the proof of posting.');
}
