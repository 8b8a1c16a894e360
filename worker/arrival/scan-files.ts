import { filesToScan, settleScan, type UnscannedFile } from '../../db/arrivals';
import { clearTrouble, raiseTrouble } from '../../db/troubles';
import { readSealedChunks } from '../../db/reveals';
import type { ClamdAddress } from '../../platform/settings';
import { returnedNote } from '../../templates/language/returned';
import { CannotOpen } from '../../vault/open/open';
import type { ArrivalDeps } from './arrivals';
import { ScannerFailed, scanStream, type ScanResult } from './clamd';
import { senderOf } from './sender-of';
import { waitsForKey, wasPurged } from './unusable-key';

const BATCH = 20;

/** Has the scanner look at files that it has not seen. While it is away they wait, and the board says so. */
export async function scanFiles(deps: ArrivalDeps, clamd: ClamdAddress): Promise<number> {
  const { db, onError } = deps.activities;
  let done = 0;
  for (const file of await filesToScan(db, BATCH)) {
    try {
      await settle(deps, file, await scan(deps, clamd, file));
      await clearTrouble(db, 'scanner_failing');
      done += 1;
    } catch (error) {
      if (await waitsForKey(deps, file.handoverId, error)) continue;
      if (!(error instanceof ScannerFailed)) {
        onError(error);
        continue;
      }
      await scannerFailed(deps, error);
      return done;
    }
  }
  return done;
}

/** It is reported once, and the board says so until it answers again. */
export async function scannerFailed(
  { activities: { db, onError }, clock }: ArrivalDeps,
  error: ScannerFailed,
): Promise<void> {
  const trouble = { reason: 'scanner_failing', handoverId: null, at: clock.now() } as const;
  if (await raiseTrouble(db, trouble)) onError(error);
}

async function settle(
  deps: ArrivalDeps,
  file: UnscannedFile,
  result: ScanResult | null,
): Promise<void> {
  const infectedWith = result?.kind === 'found' ? result.name : null;
  const loose = infectedWith !== null && file.itemId === null;
  await settleScan(deps.activities.db, file, {
    infectedWith,
    tooLarge: result?.kind === 'too_large',
    note: returnedNote(file.language, 'infected'),
    sender: loose ? await senderOf(deps, file) : undefined,
    at: deps.clock.now(),
  });
}

/** Null for what does not open: the look at its answer says so. */
async function scan(
  deps: ArrivalDeps,
  clamd: ClamdAddress,
  file: UnscannedFile,
): Promise<ScanResult | null> {
  const { activities, vault } = deps;
  try {
    const opener = await vault.unlock(file.handoverId);
    const manifest = await opener.openManifest(file.sealedManifest);
    const content = opener.openFile(manifest, readSealedChunks(activities.db, file));
    return await scanStream(clamd, content);
  } catch (error) {
    if (error instanceof CannotOpen) return null;
    if (await wasPurged(deps, file.handoverId, error)) return null;
    throw error;
  }
}
