import type { Party } from '../domain/contacts/contact';
import { refuseQuestion } from '../domain/questions/question-rules';
import { writeAudit } from './audit';
import { lockHandover, touchHandover } from './positions';
import type { Db, Queries } from './pool';

/** A question as the portal may see it: what was asked is sealed. */
export interface AskedQuestion {
  id: string;
  askedAt: Date;
  byName: string;
  answer: string | null;
  answeredAt: Date | null;
}

/** The questions about an item that people of one party asked, oldest first. */
export async function readQuestionsAt(
  queries: Queries,
  itemId: string,
  party: Party,
): Promise<AskedQuestion[]> {
  return queries
    .selectFrom('item_questions as q')
    .innerJoin('contacts as c', 'c.id', 'q.contact_id')
    .where('q.item_id', '=', itemId)
    .where('c.party', '=', party)
    .select([
      'q.id',
      'q.asked_at as askedAt',
      'c.name as byName',
      'q.answer',
      'q.answered_at as answeredAt',
    ])
    .orderBy('q.asked_at')
    .orderBy('q.id')
    .execute();
}

export interface NewQuestion {
  /** Made from the form's nonce, so that the same form sent twice asks once. */
  id: string;
  handoverId: string;
  itemId: string;
  contactId: string;
  sealed: Uint8Array;
  fingerprint: Buffer;
  at: Date;
}

export type AskOutcome = 'asked' | 'closed' | NonNullable<ReturnType<typeof refuseQuestion>>;

/** Keeps a question; the account manager is told soon after. Nothing changes unless the outcome is `asked`. */
export async function askQuestion(db: Db, question: NewQuestion): Promise<AskOutcome> {
  const { id, handoverId, itemId, contactId, at } = question;
  return db.transaction().execute(async (tx) => {
    await lockHandover(tx, handoverId);
    const { stage } = await tx
      .selectFrom('handovers')
      .select('stage')
      .where('id', '=', handoverId)
      .executeTakeFirstOrThrow();
    if (stage === 'closed' || stage === 'cancelled') return 'closed';
    const before = await tx
      .selectFrom('item_questions')
      .where('handover_id', '=', handoverId)
      .select(['id', 'item_id', 'answered_at'])
      .execute();
    if (before.some((one) => one.id === id)) return 'asked';
    const refusal = refuseQuestion({
      waitingAtItem: before.filter((one) => one.item_id === itemId && one.answered_at === null)
        .length,
      inHandover: before.length,
    });
    if (refusal) return refusal;
    await tx
      .insertInto('item_questions')
      .values({
        id,
        handover_id: handoverId,
        item_id: itemId,
        contact_id: contactId,
        asked_at: at,
        sealed: Buffer.from(question.sealed),
        fingerprint: question.fingerprint,
        tell_due_at: at,
      })
      .execute();
    await touchHandover(tx, handoverId, at);
    await writeAudit(tx, {
      handoverId,
      at,
      actor: `contact:${contactId}`,
      action: 'question.asked',
      details: { question: id, item: itemId },
    });
    return 'asked';
  });
}
