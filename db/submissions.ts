import { sql } from 'kysely';
import { receiptNumber, type Receipt, type ReceiptItem } from '../domain/answers/receipt';
import { ofCatalogue, readAccessRemoved } from './access-removed';
import { alsoSentIn } from './also-sent-receipt';
import { writeAudit } from './audit';
import { lockHandover, touchHandover } from './positions';
import type { Db, Queries } from './pool';
import { write } from './transactions';

export interface FinishedSitting {
  submissionId: string;
  /** The n-th sitting of its handover, from 1. */
  number: number;
  receipt: Receipt;
}

export interface OpenSitting {
  submissionId: string;
  /** Items that it answered. */
  saved: number;
  /** Entries and lists that were sent and not asked for. */
  also: number;
}

/**
 * What this contact has saved since its last receipt, through whichever of its links: one may have been renewed in
 * between. The oldest, where each has a sitting open.
 */
export async function openSittingOf(
  queries: Queries,
  contactId: string,
): Promise<OpenSitting | undefined> {
  return queries
    .selectFrom('submissions as s')
    .leftJoin('answers as a', 'a.submission_id', 's.id')
    .where('s.contact_id', '=', contactId)
    .where('s.finished_at', 'is', null)
    .groupBy('s.id')
    .orderBy('s.number')
    .limit(1)
    .select((e) => ['s.id as submissionId', e.fn.count<number>('a.item_id').distinct().as('saved')])
    .select(
      sql<number>`(select coalesce(sum(greatest(m.entries, 1)), 0)::int from also_sent m
        where m.submission_id = s.id)`.as('also'),
    )
    .executeTakeFirst();
}

/**
 * Ends a sitting and makes its receipt, in one transaction; the workflow looks at once. Asked for again it
 * returns the receipt that was made. Undefined when there is no such sitting.
 */
export async function finishSitting(
  db: Db,
  sitting: Sitting,
  at: Date,
): Promise<FinishedSitting | undefined> {
  return db.transaction().execute(async (queries) => {
    await lockHandover(queries, sitting.handoverId);
    return finishLocked(queries, sitting, at);
  });
}

export interface Sitting {
  submissionId: string;
  handoverId: string;
  actor: string;
}

/** As {@link finishSitting}, in a transaction that holds the handover's lock. */
export async function finishLocked(
  queries: Queries,
  { submissionId, handoverId, actor }: Sitting,
  at: Date,
): Promise<FinishedSitting | undefined> {
  const earlier = await finishedSitting(queries, submissionId);
  if (earlier) return earlier;
  const head = await sittingHead(queries, submissionId);
  if (head === undefined) return undefined;
  const accessRemoved = await readAccessRemoved(queries, submissionId);
  const alsoSent = await alsoSentIn(queries, submissionId);
  const receipt: Receipt = {
    number: receiptNumber(head.handoverNumber, head.number),
    at: at.toISOString(),
    by: { contact: head.contactId, name: head.contactName },
    items: await answersOf(queries, submissionId),
    ...(head.onlyGroups === null
      ? { answeredTotal: head.itemsAnswered, itemsTotal: head.itemsTotal }
      : await countPart(queries, handoverId, head.onlyGroups)),
    ...(accessRemoved ? { accessRemoved } : {}),
    ...(alsoSent.length > 0 ? { alsoSent } : {}),
  };
  await write(
    queries,
    queries
      .updateTable('submissions')
      .set({ finished_at: at, receipt_number: receipt.number, receipt: JSON.stringify(receipt) })
      .where('id', '=', submissionId),
  );
  await write(
    queries,
    queries
      .updateTable('handovers')
      .set({ look_due_at: sql`least(look_due_at, ${at}::timestamptz)` })
      .where('id', '=', handoverId),
  );
  await touchHandover(queries, handoverId, at);
  await writeAudit(queries, {
    handoverId,
    at,
    actor,
    action: 'submission.finished',
    details: { submission: submissionId, receipt: receipt.number, items: receipt.items.length },
  });
  return { submissionId, number: head.number, receipt };
}

/** This contact's receipts, newest first. */
export async function receiptsOf(queries: Queries, contactId: string): Promise<FinishedSitting[]> {
  const rows = await queries
    .selectFrom('submissions')
    .where('contact_id', '=', contactId)
    .where('receipt', 'is not', null)
    .select(['id', 'number', 'receipt'])
    .orderBy('number', 'desc')
    .execute();
  return rows.flatMap(asFinished);
}

async function finishedSitting(
  queries: Queries,
  submissionId: string,
): Promise<FinishedSitting | undefined> {
  const row = await queries
    .selectFrom('submissions')
    .where('id', '=', submissionId)
    .select(['id', 'number', 'receipt'])
    .executeTakeFirst();
  return row === undefined ? undefined : asFinished(row)[0];
}

function asFinished(row: {
  id: string;
  number: number;
  receipt: Receipt | null;
}): FinishedSitting[] {
  const { id, number, receipt } = row;
  return receipt === null ? [] : [{ submissionId: id, number, receipt }];
}

function sittingHead(queries: Queries, submissionId: string) {
  return queries
    .selectFrom('submissions as s')
    .innerJoin('handovers as h', 'h.id', 's.handover_id')
    .innerJoin('contacts as c', 'c.id', 's.contact_id')
    .leftJoin('delegations as d', 'd.id', 'c.id')
    .where('s.id', '=', submissionId)
    .select([
      's.number',
      'd.groups as onlyGroups',
      'c.id as contactId',
      'c.name as contactName',
      'h.number as handoverNumber',
      'h.items_answered as itemsAnswered',
      'h.items_total as itemsTotal',
    ])
    .executeTakeFirst();
}

/** Of what was passed on to a colleague, who learns nothing of the rest. */
async function countPart(
  queries: Queries,
  handoverId: string,
  groups: readonly string[],
): Promise<Pick<Receipt, 'answeredTotal' | 'itemsTotal'>> {
  const items = await queries
    .selectFrom('items')
    .select(['state', 'answer_type'])
    .where('handover_id', '=', handoverId)
    .where('group_name', 'in', groups)
    .execute();
  const answered = items.filter(
    ({ state, answer_type: type }) =>
      (state === 'answered' || state === 'accepted') && type !== 'promised',
  );
  return { answeredTotal: answered.length, itemsTotal: items.length };
}

/** Each item once, as this sitting left it, also when somebody has replaced the answer since. */
async function answersOf(queries: Queries, submissionId: string): Promise<ReceiptItem[]> {
  const rows = await queries
    .selectFrom('answers as a')
    .innerJoin('items as i', 'i.id', 'a.item_id')
    .where('a.submission_id', '=', submissionId)
    .distinctOn('i.position')
    .orderBy('i.position')
    .orderBy('a.answered_at', 'desc')
    .select([
      'i.id',
      'i.position',
      'i.group_name',
      'i.name',
      'i.catalogue_number',
      'a.type',
      'a.answered_at',
      'a.fingerprint',
    ])
    .select('a.promised_until')
    .execute();
  const files = await queries
    .selectFrom('files')
    .where('submission_id', '=', submissionId)
    .where('removed_at', 'is', null)
    .orderBy('received_at')
    .orderBy('id')
    .select(['item_id', 'fingerprint'])
    .execute();
  return rows.map((row) => ({
    position: row.position,
    group: row.group_name,
    name: row.name,
    ...ofCatalogue(row.catalogue_number),
    answer: row.type,
    answeredAt: row.answered_at.toISOString(),
    promisedUntil: row.promised_until?.toISOString() ?? null,
    fingerprint: row.fingerprint.toString('hex'),
    files: files
      .filter((file) => file.item_id === row.id)
      .map((file) => file.fingerprint.toString('hex')),
  }));
}
