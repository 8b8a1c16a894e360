import type { Finding } from '../domain/answers/arrival';
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
  /** When the worker opened it; null until then. */
  checkedAt: Date | null;
  finding: Finding | null;
  remarks: string[];
}

/** A file of an item that came by mail and not through a link. */
export interface FileByMail {
  mailId: string;
  /** Who of ours put it under the item, and when. */
  filedBy: string;
  filedAt: Date;
}

export async function readFilesByMail(queries: Queries, itemId: string): Promise<FileByMail[]> {
  const rows = await queries
    .selectFrom('inbound_attachments')
    .select(['inbound_id as mailId', 'decided_by as filedBy', 'decided_at as filedAt'])
    .where('item_id', '=', itemId)
    .where('state', '=', 'filed')
    .orderBy('decided_at')
    .execute();
  return rows.flatMap(({ mailId, filedBy, filedAt }) =>
    filedBy === null || filedAt === null ? [] : [{ mailId, filedBy, filedAt }],
  );
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
      'a.checked_at as checkedAt',
      'a.finding',
      'a.remarks',
    ])
    .where('a.item_id', '=', itemId)
    .orderBy('a.answered_at', 'desc')
    .execute();
}
