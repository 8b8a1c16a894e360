import type { Insertable } from 'kysely';
import { Refusal } from '../domain/problem';
import type { Reason } from '../domain/reveal/reason';
import { writeAudit } from './audit';
import type { Db, Queries } from './pool';
import type { JsonObject } from './tables/json';
import type { RevealsTable } from './tables/reveals';
import { judged } from './unjudged';

/** Somebody who looks, or wants to. */
export interface LookAct {
  /** Made by the page that asks: one look each, whatever is sent twice. */
  id: string;
  handoverId: string;
  itemId: string;
  answerId: string | null;
  staffId: string;
  /** As in the audit log: `staff:<email>`. */
  by: string;
  reason: Reason;
  at: Date;
}

/** A row of somebody who asks or looks, of nothing yet. */
export function lookRow(
  act: Pick<LookAct, 'id' | 'handoverId' | 'staffId' | 'reason' | 'at'>,
): Insertable<RevealsTable> {
  return {
    id: act.id,
    handover_id: act.handoverId,
    item_id: null,
    answer_id: null,
    piece_id: null,
    package_terms: null,
    purpose: act.reason.purpose,
    reason: act.reason.words,
    emergency: false,
    asked_by: act.staffId,
    asked_at: act.at,
    expires_at: null,
    agreed_by: null,
    agreed_at: null,
    refused_by: null,
    refused_at: null,
    shown_at: null,
    tell_due_at: null,
  };
}

function rowOf(act: LookAct): Insertable<RevealsTable> {
  return { ...lookRow(act), item_id: act.itemId, answer_id: act.answerId };
}

function detailsOf(act: Pick<LookAct, 'id' | 'itemId' | 'answerId' | 'reason'>): JsonObject {
  const { purpose, words } = act.reason;
  return { look: act.id, item: act.itemId, answer: act.answerId, purpose, reason: words };
}

/** One look each, whatever is sent twice. Throws Refusal. */
export async function insertOnce(tx: Queries, row: Insertable<RevealsTable>): Promise<void> {
  const inserted = await tx
    .insertInto('reveals')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!inserted) {
    throw new Refusal(
      'shown_already',
      'This was sent once already, and is shown once only. Say again what you need it for.',
    );
  }
}

/**
 * Writes down who is about to see what an item holds, and why. Committed before anything is opened: when this
 * throws, nothing may be shown (security.md, S10). Throws Refusal for a look that was taken already.
 */
export async function recordLook(
  db: Db,
  act: LookAct,
  { emergency }: { emergency: boolean },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await insertOnce(tx, { ...rowOf(act), emergency, shown_at: act.at });
    await writeAudit(tx, {
      handoverId: act.handoverId,
      at: act.at,
      actor: act.by,
      action: 'secret.revealed',
      details: { ...detailsOf(act), ...(emergency ? { emergency } : {}) },
    });
  });
}

/** Asks a second person to agree. Nothing is opened before one did. */
export async function askForLook(
  db: Db,
  act: LookAct,
  { expiresAt }: { expiresAt: Date },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await insertOnce(tx, { ...rowOf(act), expires_at: expiresAt, tell_due_at: act.at });
    await writeAudit(tx, {
      handoverId: act.handoverId,
      at: act.at,
      actor: act.by,
      action: 'reveal.asked',
      details: detailsOf(act),
    });
  });
}

/**
 * Takes a look that was agreed to, once: two that come at the same time find one row, and the second finds it
 * used. Committed before anything is opened. Throws Refusal.
 */
export async function takeAgreedLook(
  db: Db,
  act: Pick<LookAct, 'id' | 'itemId' | 'answerId' | 'staffId' | 'by' | 'at'>,
): Promise<Reason> {
  return db.transaction().execute(async (tx) => {
    const taken = await tx
      .updateTable('reveals as r')
      .set({ shown_at: act.at })
      .from('staff as s')
      .whereRef('s.id', '=', 'r.agreed_by')
      .where('r.id', '=', act.id)
      .where('r.item_id', '=', act.itemId)
      // What was agreed to is this answer: a newer one may be another secret.
      .where('r.answer_id', 'is not distinct from', act.answerId)
      .where('r.asked_by', '=', act.staffId)
      .where('r.shown_at', 'is', null)
      .where('r.expires_at', '>', act.at)
      .returning(['r.handover_id', 'r.purpose', 'r.reason', 's.email'])
      .executeTakeFirst();
    if (!taken) {
      throw notAgreed('a new answer has come');
    }
    await judged(tx, act.itemId);
    const reason = { purpose: taken.purpose, words: taken.reason } as Reason;
    await writeAudit(tx, {
      handoverId: taken.handover_id,
      at: act.at,
      actor: act.by,
      action: 'secret.revealed',
      details: { ...detailsOf({ ...act, reason }), agreed_by: taken.email },
    });
    return reason;
  });
}

/** `change`: what else may have become of it. */
export function notAgreed(change: string): Refusal {
  return new Refusal(
    'not_agreed',
    `Nobody has agreed to this look, or it was used, or its time is over, or ${change}. Ask again.`,
  );
}
