import { readDossier } from '../db/dossier';
import { putOffSignedCopy, signedCopyMade } from '../db/signed-copies';
import { tryAgainAt } from './mail/try-again';
import type { ActivityDeps } from './deps';
import { letterFor } from './letters';

/** Makes the signed paper soon after it was signed, so that the signatory can keep it. It goes with the letter later. */
export async function makeSignedCopy(deps: ActivityDeps, handoverId: string): Promise<void> {
  const at = deps.at();
  await putOffSignedCopy(deps.db, handoverId, tryAgainAt(at));
  const dossier = await readDossier(deps.db, handoverId);
  await letterFor(deps, dossier, { kind: 'signed-authority', at });
  await signedCopyMade(deps.db, handoverId);
}
