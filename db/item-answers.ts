import type { AnswerType, RefusalReason } from '../domain/items/answer';
import type { Queries } from './pool';

/** One answer that an item got, without what is sealed in it. */
export interface AnswerLine {
  type: AnswerType;
  answeredAt: Date;
  by: string;
  promisedUntil: Date | null;
  refusalReason: RefusalReason | null;
  supersededAt: Date | null;
  receiptNumber: string | null;
}

/** Every answer an item ever got, newest first. */
export async function readAnswers(queries: Queries, itemId: string): Promise<AnswerLine[]> {
  return queries
    .selectFrom('answers as a')
    .innerJoin('contacts as c', 'c.id', 'a.contact_id')
    .innerJoin('submissions as s', 's.id', 'a.submission_id')
    .select([
      'a.type',
      'a.answered_at as answeredAt',
      'c.name as by',
      'a.promised_until as promisedUntil',
      'a.refusal_reason as refusalReason',
      'a.superseded_at as supersededAt',
      's.receipt_number as receiptNumber',
    ])
    .where('a.item_id', '=', itemId)
    .orderBy('a.answered_at', 'desc')
    .execute();
}
