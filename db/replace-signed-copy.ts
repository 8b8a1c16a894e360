import type { NewFile } from './answers';
import { writeAudit } from './audit';
import { claimFile } from './claim-file';
import type { Db } from './pool';
import { lockLiveHandover, touchHandover } from './positions';
import { readAskedAgain } from './send-again';

/**
 * A signed copy in the place of one that can be of no use, from the signatory who was asked for it; who signed, and when,
 * stands. False when nothing is asked for, and nothing has changed then. Throws Refusal once the handover is over.
 */
export async function replaceSignedCopy(
  db: Db,
  {
    handoverId,
    contactId,
    file,
    at,
  }: { handoverId: string; contactId: string; file: NewFile; at: Date },
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    await lockLiveHandover(tx, handoverId);
    const asked = await readAskedAgain(tx, contactId);
    if (!asked.some(({ what }) => what === 'signed_copy')) return false;
    await claimFile(tx, { handoverId, file, at });
    await tx
      .updateTable('authorities')
      .set({ file_id: file.id })
      .where('handover_id', '=', handoverId)
      .execute();
    await touchHandover(tx, handoverId, at);
    await writeAudit(tx, {
      handoverId,
      at,
      actor: `contact:${contactId}`,
      action: 'authority.copy_replaced',
    });
    return true;
  });
}
