import { randomUUID } from 'node:crypto';
import type { NewFile } from '../../db/answers';
import { discardUnfinished } from '../../db/files';
import { Refusal } from '../../domain/problem';
import type { HandoverRecipient } from '../../vault/seal/recipient';
import type { ConsoleDeps } from '../plugins/console-deps';
import { looksLikePaper } from '../plugins/paper-kind';
import { sealUpload, type UploadPart } from '../plugins/seal-upload';

/**
 * A proof of posting, sealed as it comes like everything else that we keep. Nothing of it stays when this throws, or
 * when `claim` does; `whole` throws where less came than was sent. Throws Refusal.
 */
export async function keepProof(
  deps: Pick<ConsoleDeps, 'db' | 'clock'>,
  {
    part,
    recipient,
    whole,
  }: { part: UploadPart; recipient: HandoverRecipient; whole?: () => void },
  claim: (file: NewFile) => Promise<void>,
): Promise<void> {
  const id = randomUUID();
  try {
    const { file, head } = await sealUpload(deps, part, { id, recipient });
    whole?.();
    if (!looksLikePaper(head)) {
      throw new Refusal('not_paper', 'The proof has to be a PDF or a picture of the slip.');
    }
    await claim(file);
  } finally {
    // Takes only what no file's row has claimed.
    await discardUnfinished(deps.db, [id]);
  }
}
