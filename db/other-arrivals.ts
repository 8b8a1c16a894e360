import { sql } from 'kysely';
import type { OtherArrival, OtherFinding } from '../domain/answers/other-arrival';
import { isOver } from '../domain/handover/stage';
import { writeAudit } from './audit';
import { lookNow } from './looks';
import { tellOfOther } from './others-to-tell';
import type { Db, Queries } from './pool';
import { lockHandover, readPosition, touchHandover } from './positions';
import { wantAgain } from './send-again';
import type { StepRow } from './steps';
import { hasUsableKey } from './troubles';

export interface UncheckedOther {
  what: OtherArrival;
  id: string;
  handoverId: string;
  language: string;
}

/** What came beside answers and nobody has opened yet, at most so many of each kind, oldest first. */
export async function othersToCheck(queries: Queries, most: number): Promise<UncheckedOther[]> {
  const { rows } = await sql<UncheckedOther>`
    select o.what, o.id, o.handover_id as "handoverId", h.language from (
      (select 'also_sent' as what, id, handover_id from also_sent
        where checked_at is null and ${hasUsableKey('also_sent.handover_id')} order by received_at limit ${most})
      union all (select 'question', id, handover_id from item_questions
        where checked_at is null and ${hasUsableKey('item_questions.handover_id')} order by asked_at limit ${most})
      union all (select 'decline', id, handover_id from authority_declines
        where checked_at is null and ${hasUsableKey('authority_declines.handover_id')} order by declined_at limit ${most})
      union all (select case when exists (select from authorities a where a.file_id = f.id)
          then 'signed_copy' else 'file' end, id, handover_id from files f
        where checked_at is null and item_id is null and removed_at is null and ${hasUsableKey('f.handover_id')}
        order by received_at limit ${most})
    ) o join handovers h on h.id = o.handover_id`.execute(queries);
  return rows;
}

const TABLES = {
  also_sent: 'also_sent',
  question: 'item_questions',
  decline: 'authority_declines',
  signed_copy: 'files',
  file: 'files',
} as const satisfies Record<OtherArrival, string>;

/** A question, or why somebody does not sign, as it was sealed; undefined for what is no more there. */
export async function readSealedNote(
  queries: Queries,
  { what, id }: { what: 'question' | 'decline'; id: string },
): Promise<Buffer | undefined> {
  const row = await queries
    .selectFrom(TABLES[what])
    .select('sealed')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.sealed;
}

/** Of what can be of no use: who sent it, and the step that asks for it once more, where one is to be planned. */
export interface SenderAsked {
  contactId: string;
  sentAt: Date;
  step: StepRow | null;
}

/**
 * Writes down what the look showed. What is of no use is told to the account manager once, and to who sent it; a question
 * that could not be read is answered so (`answer`, in the handover's language), unless a person was faster or it is over.
 */
export async function settleOther(
  db: Db,
  one: UncheckedOther,
  {
    finding,
    sender,
    answer,
    at,
  }: {
    finding: OtherFinding | null;
    sender: SenderAsked | undefined;
    answer: string;
    at: Date;
  },
): Promise<void> {
  const { what, id, handoverId } = one;
  await db.transaction().execute(async (tx) => {
    await lockHandover(tx, handoverId);
    await tx
      .updateTable(TABLES[what])
      .set({ checked_at: at, finding })
      .where('id', '=', id)
      .execute();
    if (finding === null) {
      // What its sender was asked for before it may be wanted no more, which is on the list of the page.
      if (what === 'also_sent') await touchHandover(tx, handoverId, at);
      return;
    }
    if (!(await tellOfNoUse(tx, one, { finding, sender, at }))) return;
    if (what === 'question') await answerUnread(tx, { id, answer, at });
    await writeAudit(tx, {
      handoverId,
      at,
      actor: 'system',
      action: 'arrival.of_no_use',
      details: { what, id, finding },
    });
  });
}

/** Something of no use is told to the account manager, and to who sent it. False, and nothing changed, once it is over. */
export async function tellOfNoUse(
  tx: Queries,
  { what, id, handoverId }: Pick<UncheckedOther, 'what' | 'id' | 'handoverId'>,
  { finding, sender, at }: { finding: OtherFinding; sender: SenderAsked | undefined; at: Date },
): Promise<boolean> {
  if (isOver((await readPosition(tx, handoverId)).stage)) return false;
  await tellOfOther(tx, { id, handoverId, what, finding, at });
  if (sender && what !== 'question') {
    await wantAgain(tx, { id, handoverId, what, finding, at, ...sender });
    if (sender.step) await lookNow(tx, handoverId, at);
  }
  await touchHandover(tx, handoverId, at);
  return true;
}

async function answerUnread(
  tx: Queries,
  { id, answer, at }: { id: string; answer: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('item_questions')
    .set({ answer, answered_at: at, answered_by: 'system', mail_due_at: at, tell_due_at: null })
    .where('id', '=', id)
    .where('answered_at', 'is', null)
    .execute();
}

/** Pieces of what was also sent that can be of no use, and why. */
export async function uselessPieces(
  queries: Queries,
  handoverId: string,
): Promise<{ id: string; finding: OtherFinding | null }[]> {
  return queries
    .selectFrom('also_sent')
    .select(['id', 'finding'])
    .where('handover_id', '=', handoverId)
    .where('finding', 'is not', null)
    .execute();
}
