import { writeAudit } from './audit';
import { lockHandover } from './positions';
import type { Db, Queries } from './pool';
import { sittingOf } from './sittings';
import { finishLocked, type FinishedSitting } from './submissions';

export interface Attestation {
  /** Of the sitting, where this link has none open. */
  submissionId: string;
  linkId: string;
  handoverId: string;
  contactId: string;
  itemIds: readonly string[];
  typedName: string;
  at: Date;
}

/**
 * Keeps their word that access is removed and ends the sitting with a receipt of it, in one transaction. Items that
 * were attested before are left out; undefined, and nothing changed, when none is left or the handover is over.
 */
export async function attestAccess(
  db: Db,
  attestation: Attestation,
): Promise<FinishedSitting | undefined> {
  const { handoverId, contactId, typedName, at } = attestation;
  return db.transaction().execute(async (tx) => {
    await lockHandover(tx, handoverId);
    const items = await leftToAttest(tx, attestation);
    if (items.length === 0) return undefined;
    const submissionId = await sittingOf(tx, attestation);
    await tx
      .insertInto('attestations')
      .values(
        items.map((item) => ({
          submission_id: submissionId,
          item_id: item.id,
          handover_id: handoverId,
          contact_id: contactId,
          typed_name: typedName,
          said_at: at,
        })),
      )
      .execute();
    const actor = `contact:${contactId}`;
    await writeAudit(tx, {
      handoverId,
      at,
      actor,
      action: 'access.attested',
      details: { items: items.map(({ id }) => id), by: typedName },
    });
    return finishLocked(tx, { submissionId, handoverId, actor }, at);
  });
}

async function leftToAttest(
  tx: Queries,
  { handoverId, itemIds }: Attestation,
): Promise<{ id: string }[]> {
  if (itemIds.length === 0) return [];
  return tx
    .selectFrom('items as i')
    .innerJoin('handovers as h', 'h.id', 'i.handover_id')
    .select('i.id')
    .where('i.handover_id', '=', handoverId)
    .where('i.id', 'in', itemIds)
    .where('h.stage', 'not in', ['closed', 'cancelled'])
    .where((e) =>
      e.not(
        e.exists(
          e.selectFrom('attestations as a').select('a.item_id').whereRef('a.item_id', '=', 'i.id'),
        ),
      ),
    )
    .orderBy('i.position')
    .execute();
}
