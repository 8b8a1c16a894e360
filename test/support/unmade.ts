import { randomUUID } from 'node:crypto';
import { addExport } from '../../db/exports';
import type { Stage } from './stage';

/** What is left of a file for the next vault and of a package, whose maker was killed before there was one. */
export async function leavePieces({ consoleDb, clock }: Stage, handoverId: string): Promise<void> {
  const piece = { handover_id: handoverId, number: 1, stored_at: clock.now() };
  const bytes = Buffer.from('a piece');
  await consoleDb
    .insertInto('export_chunks')
    .values({ ...piece, export_id: randomUUID(), sealed: bytes })
    .execute();
  await consoleDb
    .insertInto('package_chunks')
    .values({ ...piece, package_id: randomUUID(), ciphertext: bytes })
    .execute();
}

/** Makes a file of pieces that were taken away meanwhile, because something of it left with the client. */
export async function makeOfNothing({ db, consoleDb, clock }: Stage, handoverId: string) {
  const [of] = await db.selectFrom('exports').selectAll().limit(1).execute();
  if (!of) throw new Error('nothing was made yet');
  await addExport(
    consoleDb,
    { handoverId, by: 'staff:test', at: clock.now() },
    {
      ...{ id: randomUUID(), format: 'xlsx', reason: 'again', lockedTo: null, remarks: {} },
      ...{ chunks: 1, sealedManifest: of.sealed_manifest, fingerprint: of.fingerprint },
      ...{ needsSecond: false, expiresAt: of.expires_at, items: [], alsoSent: [] },
    },
  );
}
