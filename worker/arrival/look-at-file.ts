import { readSealedChunks } from '../../db/reveals';
import type { OtherFinding } from '../../domain/answers/other-arrival';
import { CannotOpen } from '../../vault/open/open';
import type { HandoverOpener } from '../../vault/open/vault';
import type { ArrivalDeps } from './arrivals';
import { lookInto, type Look } from './look-into';

/** What came can be of no use, and why. */
export class OfNoUse extends Error {
  constructor(readonly finding: OtherFinding) {
    super(finding);
    this.name = 'OfNoUse';
  }
}

/** Opens a file and holds it against its manifest: order, sizes, SHA-256. Throws OfNoUse. */
export async function lookAtFile(
  { activities }: Pick<ArrivalDeps, 'activities'>,
  opener: HandoverOpener,
  file: { id: string; chunks: number; stored: number; sealedManifest: Buffer },
): Promise<Look> {
  try {
    const manifest = await opener.openManifest(file.sealedManifest);
    const wanted = manifest.content.chunkSizes.length;
    if (file.stored !== wanted || file.chunks !== wanted) throw new OfNoUse('file_incomplete');
    return await lookInto(opener.openFile(manifest, readSealedChunks(activities.db, file)));
  } catch (error) {
    throw error instanceof CannotOpen ? new OfNoUse('file_unreadable') : error;
  }
}
