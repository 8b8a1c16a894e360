import type { DeclineReason } from '../domain/signing/decline';
import { writeAudit } from './audit';
import { lookNow } from './looks';
import { lockHandover, touchHandover } from './positions';
import { readAskedAgain } from './send-again';
import type { Db, Queries } from './pool';

export interface OpenDecline {
  id: string;
  reason: DeclineReason;
  typedName: string;
  declinedAt: Date;
}

/** The signatory's no that nobody has settled yet. */
export async function readOpenDecline(
  queries: Queries,
  handoverId: string,
): Promise<OpenDecline | undefined> {
  return queries
    .selectFrom('authority_declines')
    .select(['id', 'reason', 'typed_name as typedName', 'declined_at as declinedAt'])
    .where('handover_id', '=', handoverId)
    .where('settled_at', 'is', null)
    .executeTakeFirst();
}

export interface NewDecline {
  id: string;
  handoverId: string;
  contactId: string;
  reason: DeclineReason;
  typedName: string;
  sealed: Uint8Array;
  fingerprint: Buffer;
  at: Date;
}

/**
 * The signatory does not sign: the account manager is told at once, and nothing more is sent until a person has
 * settled it. False when it was signed meanwhile, or declined already in words that could be read, or the handover is over.
 */
export async function declineAuthority(db: Db, decline: NewDecline): Promise<boolean> {
  const { id, handoverId, contactId, reason, at } = decline;
  return db.transaction().execute(async (tx) => {
    await lockHandover(tx, handoverId);
    const unsigned = await tx
      .selectFrom('authorities as a')
      .innerJoin('handovers as h', 'h.id', 'a.handover_id')
      .select('a.handover_id')
      .where('a.handover_id', '=', handoverId)
      .where('a.state', '=', 'unsigned')
      .where('h.stage', 'not in', ['closed', 'cancelled'])
      .executeTakeFirst();
    if (!unsigned) return false;
    const open = await readOpenDecline(tx, handoverId);
    const by = `contact:${contactId}`;
    if (open) {
      // What nobody could read of it is written once more, in the place of the first.
      const asked = await readAskedAgain(tx, contactId);
      if (open.id === id || asked.every((one) => one.id !== open.id)) return false;
      await settleDecline(tx, handoverId, { how: 'written_again', by, at });
    }
    await tx
      .insertInto('authority_declines')
      .values({
        id,
        handover_id: handoverId,
        contact_id: contactId,
        declined_at: at,
        reason,
        typed_name: decline.typedName,
        sealed: Buffer.from(decline.sealed),
        fingerprint: decline.fingerprint,
        tell_due_at: at,
      })
      .execute();
    await lookNow(tx, handoverId, at);
    await touchHandover(tx, handoverId, at);
    await writeAudit(tx, {
      handoverId,
      at,
      actor: by,
      action: 'authority.declined',
      details: { reason },
    });
    return true;
  });
}

/**
 * A no that is settled, because it became a signature, somebody talked about it, or somebody else is asked. Needs the
 * handover's lock.
 */
export async function settleDecline(
  tx: Queries,
  handoverId: string,
  settled: { how: 'signed' | 'asked_again' | 'replaced' | 'written_again'; by: string; at: Date },
): Promise<boolean> {
  const done = await tx
    .updateTable('authority_declines')
    .set({
      settled_at: settled.at,
      settled_by: settled.by,
      settled_how: settled.how,
      tell_due_at: null,
    })
    .where('handover_id', '=', handoverId)
    .where('settled_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}
