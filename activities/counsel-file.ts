import { createHash } from 'node:crypto';
import { readCounselFile } from '../db/counsel-file';
import type { Dossier } from '../db/dossier';
import { findLetter } from '../db/letters';
import { counselBundle } from '../drafting/counsel-bundle';
import { letterFileName } from '../drafting/draft-step';
import type { ActivityDeps } from './deps';
import { keepLetter } from './letters';
import type { Attachment } from './mail/compose';

/** Many mail servers refuse 10 MB, and an attachment grows by a third on its way. Bytes. */
const MOST_ATTACHED = 8 * 1024 * 1024;

export interface CounselPost {
  evidence: { name: string; sha256: string }[];
  /** Null when it is too big for a mail: then counsel gets a link of its own. */
  attachment: Attachment | null;
}

/** The evidence file of the step to counsel: made once, as it stood then, and kept byte for byte. */
export async function counselPost(
  deps: ActivityDeps,
  dossier: Dossier,
  at: Date,
): Promise<CounselPost> {
  const handoverId = dossier.handover.id;
  const kind = 'counsel-file';
  const content =
    (await findLetter(deps.db, handoverId, kind)) ??
    (await keepLetter(deps.db, {
      handoverId,
      kind,
      pdf: await deps.print(async () =>
        counselBundle(deps, await readCounselFile(deps.db, handoverId)),
      ),
      at,
    }));
  const name = letterFileName(dossier, kind);
  return {
    evidence: [{ name, sha256: createHash('sha256').update(content).digest('hex') }],
    attachment:
      content.length > MOST_ATTACHED
        ? null
        : { filename: name, content, contentType: 'application/zip' },
  };
}
