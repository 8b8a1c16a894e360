import { Refusal } from '../domain/problem';
import { standingOf } from '../domain/reveal/look';
import { writeAudit } from './audit';
import type { Db, Queries } from './pool';
import type { JsonObject } from './tables/json';
import type { PackageTerms } from './tables/reveals';

interface SecondAct {
  id: string;
  /** Who answers. */
  staffId: string;
  /** As in the audit log: `staff:<email>`. */
  by: string;
  at: Date;
}

/** A colleague's request to see a critical item, or one's own; also for what is of no one item. */
export interface Look {
  id: string;
  handoverId: string;
  /** Both null for what was sent besides, and for a package. */
  itemId: string | null;
  itemName: string | null;
  /** Of what there was when it was asked for. */
  answerId: string | null;
  pieceId: string | null;
  packageTerms: PackageTerms | null;
  clientName: string;
  number: string;
  purpose: string;
  reason: string;
  askedBy: string;
  askedByName: string;
  askedAt: Date;
  expiresAt: Date | null;
  agreedAt: Date | null;
  refusedAt: Date | null;
  shownAt: Date | null;
  /** By one person alone, though two were asked for. */
  emergency: boolean;
  /** Who agreed or refused. */
  answeredByName: string | null;
}

function looks(queries: Queries) {
  return queries
    .selectFrom('reveals as r')
    .leftJoin('items as i', 'i.id', 'r.item_id')
    .innerJoin('handovers as h', 'h.id', 'r.handover_id')
    .innerJoin('clients as c', 'c.id', 'h.client_id')
    .innerJoin('staff as a', 'a.id', 'r.asked_by')
    .leftJoin('staff as b', (join) =>
      join.on((e) => e('b.id', '=', e.fn.coalesce('r.agreed_by', 'r.refused_by'))),
    )
    .select([
      'r.id',
      'r.handover_id as handoverId',
      'r.item_id as itemId',
      'i.name as itemName',
      'r.answer_id as answerId',
      'r.piece_id as pieceId',
      'r.package_terms as packageTerms',
      'c.name as clientName',
      'h.number',
      'r.purpose',
      'r.reason',
      'r.asked_by as askedBy',
      'a.name as askedByName',
      'r.asked_at as askedAt',
      'r.expires_at as expiresAt',
      'r.agreed_at as agreedAt',
      'r.refused_at as refusedAt',
      'r.shown_at as shownAt',
      'r.emergency',
      'b.name as answeredByName',
    ]);
}

export async function readLook(queries: Queries, id: string): Promise<Look | undefined> {
  return looks(queries).where('r.id', '=', id).executeTakeFirst();
}

/** What waits for somebody to agree at this instant, the oldest first. */
export async function readWaitingLooks(queries: Queries, at: Date): Promise<Look[]> {
  return looks(queries)
    .where('r.expires_at', '>', at)
    .where('r.agreed_at', 'is', null)
    .where('r.refused_at', 'is', null)
    .orderBy('r.asked_at')
    .execute();
}

/** One's own request for this item that is not over, the newest; undefined for none. */
export async function readOwnOpenLook(
  queries: Queries,
  { itemId, staffId, at }: { itemId: string; staffId: string; at: Date },
): Promise<Look | undefined> {
  return looks(queries)
    .where('r.item_id', '=', itemId)
    .where('r.asked_by', '=', staffId)
    .where('r.expires_at', '>', at)
    .where('r.refused_at', 'is', null)
    .where('r.shown_at', 'is', null)
    .orderBy('r.asked_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/**
 * A second person agrees, until `goodUntil`. Of two at the same time one does, and the other is told. Throws
 * Refusal, for one's own request always.
 */
export async function agreeToLook(
  db: Db,
  act: SecondAct,
  { goodUntil }: { goodUntil: Date },
): Promise<void> {
  await answer(db, act, {
    change: {
      agreed_by: act.staffId,
      agreed_at: act.at,
      expires_at: goodUntil,
      tell_due_at: null,
    },
    action: 'reveal.agreed',
  });
}

/** A second person says no. Throws Refusal as {@link agreeToLook} does. */
export async function refuseLook(db: Db, act: SecondAct): Promise<void> {
  await answer(db, act, {
    change: { refused_by: act.staffId, refused_at: act.at, tell_due_at: null },
    action: 'reveal.refused',
  });
}

async function answer(
  db: Db,
  act: SecondAct,
  given: {
    change:
      | { agreed_by: string; agreed_at: Date; expires_at: Date; tell_due_at: null }
      | { refused_by: string; refused_at: Date; tell_due_at: null };
    action: string;
  },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const answered = await tx
      .updateTable('reveals')
      .set(given.change)
      .where('id', '=', act.id)
      .where('asked_by', '<>', act.staffId)
      .where('expires_at', '>', act.at)
      .where('agreed_at', 'is', null)
      .where('refused_at', 'is', null)
      .returning(['handover_id', 'item_id', 'piece_id', 'package_terms'])
      .executeTakeFirst();
    if (!answered) throw await whyNot(tx, act);
    await writeAudit(tx, {
      handoverId: answered.handover_id,
      at: act.at,
      actor: act.by,
      action: given.action,
      details: { look: act.id, ...subjectOf(answered) },
    });
  });
}

async function whyNot(tx: Queries, { id, staffId, at }: SecondAct): Promise<Refusal> {
  const look = await readLook(tx, id);
  if (!look) return new Refusal('not_found', 'There is no such request.');
  if (look.askedBy === staffId) {
    return new Refusal('oneself', 'This is your own request: somebody else has to agree to it.');
  }
  const who = look.answeredByName ?? 'Somebody';
  const sentences = {
    waiting: 'Try once more.',
    agreed: `${who} has agreed already.`,
    refused: `${who} has said no already.`,
    shown: 'It was agreed to and shown already.',
    over: 'The time of this request is over. They can ask again.',
  };
  return new Refusal('answered', sentences[standingOf(look, at)]);
}

function subjectOf(row: {
  item_id: string | null;
  piece_id: string | null;
  package_terms: PackageTerms | null;
}): JsonObject {
  if (row.item_id !== null) return { item: row.item_id };
  return row.package_terms === null
    ? { piece: row.piece_id }
    : { package: { ...row.package_terms } };
}
