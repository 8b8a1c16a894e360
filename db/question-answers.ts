import { Refusal } from '../domain/problem';
import type { Party, Place } from '../domain/contacts/contact';
import { writeAudit } from './audit';
import { lockLiveHandover, touchHandover } from './positions';
import type { Db, Queries } from './pool';

export interface QuestionLine {
  id: string;
  itemId: string;
  itemName: string;
  catalogueNumber: number | null;
  contactId: string;
  byName: string;
  party: Party;
  askedAt: Date;
  firstReadAt: Date | null;
  answer: string | null;
  answeredAt: Date | null;
  answeredBy: string | null;
  /** The answer is on the page and has not gone by mail yet. */
  mailDueAt: Date | null;
}

function lines(queries: Queries, handoverId: string) {
  return queries
    .selectFrom('item_questions as q')
    .innerJoin('items as i', 'i.id', 'q.item_id')
    .innerJoin('contacts as c', 'c.id', 'q.contact_id')
    .where('q.handover_id', '=', handoverId)
    .select([
      'q.id',
      'i.id as itemId',
      'i.name as itemName',
      'i.catalogue_number as catalogueNumber',
      'c.id as contactId',
      'c.name as byName',
      'c.party',
      'q.asked_at as askedAt',
      'q.first_read_at as firstReadAt',
      'q.answer',
      'q.answered_at as answeredAt',
      'q.answered_by as answeredBy',
      'q.mail_due_at as mailDueAt',
    ]);
}

/** All questions of a handover: those that wait come first, the oldest of them on top; then the newest answers. */
export async function readQuestions(queries: Queries, handoverId: string): Promise<QuestionLine[]> {
  return lines(queries, handoverId)
    .orderBy('q.answered_at', (o) => o.desc().nullsFirst())
    .orderBy('q.asked_at')
    .execute();
}

/** What was asked, sealed; undefined when this handover has no such question. */
export async function readSealedQuestion(
  queries: Queries,
  handoverId: string,
  id: string,
): Promise<Buffer | undefined> {
  const row = await queries
    .selectFrom('item_questions')
    .select('sealed')
    .where('id', '=', id)
    .where('handover_id', '=', handoverId)
    .executeTakeFirst();
  return row?.sealed;
}

export interface QuestionAct {
  handoverId: string;
  questionId: string;
  /** As in the audit log: `staff:<email>`. */
  by: string;
  at: Date;
}

/** Written down before the question is opened: when this throws, nothing may be shown. */
export async function recordQuestionRead(db: Db, act: QuestionAct): Promise<void> {
  const { handoverId, questionId, by, at } = act;
  await db.transaction().execute(async (tx) => {
    await tx
      .updateTable('item_questions')
      .set({ first_read_at: at })
      .where('id', '=', questionId)
      .where('first_read_at', 'is', null)
      .execute();
    const { item_id: item } = await tx
      .selectFrom('item_questions')
      .select('item_id')
      .where('id', '=', questionId)
      .where('handover_id', '=', handoverId)
      .executeTakeFirstOrThrow();
    await writeAudit(tx, {
      handoverId,
      at,
      actor: by,
      action: 'question.read',
      details: { question: questionId, item },
    });
  });
}

/** Answers once; the answer is on the asker's page at once and goes by mail soon after. Throws Refusal. */
export async function answerQuestion(
  db: Db,
  { handoverId, questionId, by, at, answer }: QuestionAct & { answer: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockLiveHandover(tx, handoverId);
    const answered = await tx
      .updateTable('item_questions')
      .set({ answer, answered_at: at, answered_by: by, mail_due_at: at, tell_due_at: null })
      .where('id', '=', questionId)
      .where('handover_id', '=', handoverId)
      .where('answered_at', 'is', null)
      .returning('item_id')
      .executeTakeFirst();
    if (!answered) {
      throw new Refusal('answered_already', 'Somebody answered this question a moment ago.');
    }
    await touchHandover(tx, handoverId, at);
    await writeAudit(tx, {
      handoverId,
      at,
      actor: by,
      action: 'question.answered',
      details: { question: questionId, item: answered.item_id, answer },
    });
  });
}

export interface QuestionToMail extends QuestionLine {
  handoverId: string;
  contact: { rung: Place; email: string; removed: boolean; bounced: boolean };
}

/** Puts the next try off until `again`, and returns what is to be said; undefined when it was said meanwhile. */
export async function takeQuestion(
  db: Db,
  id: string,
  { column, again }: { column: 'tell_due_at' | 'mail_due_at'; again: Date },
): Promise<QuestionToMail | undefined> {
  const taken = await db
    .updateTable('item_questions')
    .set({ [column]: again })
    .where('id', '=', id)
    .where(column, 'is not', null)
    .returning(['handover_id', 'contact_id'])
    .executeTakeFirst();
  if (!taken) return undefined;
  const line = await lines(db, taken.handover_id).where('q.id', '=', id).executeTakeFirstOrThrow();
  const contact = await db
    .selectFrom('contacts')
    .select(['rung', 'email', 'removed_at', 'bounced_at'])
    .where('id', '=', taken.contact_id)
    .executeTakeFirstOrThrow();
  return {
    ...line,
    handoverId: taken.handover_id,
    contact: {
      rung: contact.rung,
      email: contact.email,
      removed: contact.removed_at !== null,
      bounced: contact.bounced_at !== null,
    },
  };
}

export async function questionMailed(
  db: Db,
  id: string,
  column: 'tell_due_at' | 'mail_due_at',
): Promise<void> {
  await db
    .updateTable('item_questions')
    .set({ [column]: null })
    .where('id', '=', id)
    .execute();
}
