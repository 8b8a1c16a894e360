import { sql } from 'kysely';
import type { Receipt } from '../domain/answers/receipt';
import type { Queries } from './pool';

export interface ReceiptPaper {
  document: string;
  sha256: Buffer;
  pdf: Buffer;
}

export async function readReceiptPaper(
  queries: Queries,
  receiptNumber: string,
): Promise<ReceiptPaper | undefined> {
  return queries
    .selectFrom('receipt_papers')
    .select(['document', 'sha256', 'pdf'])
    .where('receipt_number', '=', receiptNumber)
    .executeTakeFirst();
}

/** Sittings that ended without their receipt's bytes being kept, at most so many: their handovers and numbers. */
export async function receiptsToKeep(
  queries: Queries,
  most: number,
): Promise<{ handoverId: string; receiptNumber: string }[]> {
  const rows = await queries
    .selectFrom('submissions as s')
    .leftJoin('receipt_papers as p', 'p.receipt_number', 's.receipt_number')
    .where('s.receipt_number', 'is not', null)
    .where('p.receipt_number', 'is', null)
    .orderBy('s.finished_at')
    .limit(most)
    .select(['s.handover_id as handoverId', 's.receipt_number as receiptNumber'])
    .execute();
  return rows.flatMap(({ handoverId, receiptNumber }) =>
    receiptNumber === null ? [] : [{ handoverId, receiptNumber }],
  );
}

/** The receipts of a handover, the oldest first, each with its bytes where they were kept. */
export async function receiptsOfHandover(
  queries: Queries,
  handoverId: string,
): Promise<{ receipt: Receipt; pdf: Buffer | null; ofClient: boolean }[]> {
  const rows = await queries
    .selectFrom('submissions as s')
    .innerJoin('contacts as c', 'c.id', 's.contact_id')
    .leftJoin('receipt_papers as p', 'p.receipt_number', 's.receipt_number')
    .where('s.handover_id', '=', handoverId)
    .where('s.receipt', 'is not', null)
    .orderBy('s.number')
    .select(['s.receipt', 'c.party', 'p.pdf'])
    .execute();
  return rows.flatMap(({ receipt, party, pdf }) =>
    receipt === null ? [] : [{ receipt, pdf, ofClient: party === 'client' }],
  );
}

/** Keeps the first: what was handed out once stays as it was. */
export async function storeReceiptPaper(
  queries: Queries,
  paper: ReceiptPaper & { receiptNumber: string; handoverId: string; pdfSha256: Buffer; at: Date },
): Promise<void> {
  await queries
    .insertInto('receipt_papers')
    .values({
      receipt_number: paper.receiptNumber,
      handover_id: paper.handoverId,
      document: paper.document,
      sha256: paper.sha256,
      pdf: paper.pdf,
      pdf_sha256: paper.pdfSha256,
      made_at: paper.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** A paper of ours, as the verify page names it. */
export interface VerifiedPaper {
  /** `receipt`, or a letter's kind. */
  kind: string;
  /** Of the handover, or of the receipt. */
  number: string;
  madeAt: Date;
  /** Of the file that was asked about, or of the file that one may hold. */
  sha256: Buffer;
  clientName: string;
  previousMspName: string;
  callBackPhone: string | null;
  /** Of a receipt: whose, and what is in it. */
  receipt: { by: string; items: number; pdfSha256: Buffer } | null;
}

/** How a paper is asked for: all lower-case hexadecimal. */
export type AskedPaper =
  { by: 'hash'; sha256: string } | { by: 'letter' | 'receipt'; number: string; code: string };

/**
 * The paper that somebody asks about; undefined for anything that is not ours, whatever is wrong. By a whole SHA-256
 * no number is needed, since nobody has one who has not the file.
 */
export async function verifyPaper(
  queries: Queries,
  asked: AskedPaper,
): Promise<VerifiedPaper | undefined> {
  if (asked.by !== 'receipt') {
    const letter = await verifyLetter(queries, asked);
    if (letter || asked.by === 'letter') return letter;
  }
  return verifyReceipt(queries, asked);
}

function verifyLetter(queries: Queries, asked: Exclude<AskedPaper, { by: 'receipt' }>) {
  const letters = queries
    .selectFrom('letters as l')
    .innerJoin('handovers as h', 'h.id', 'l.handover_id')
    .innerJoin('clients as c', 'c.id', 'h.client_id')
    .innerJoin('previous_msps as p', 'p.id', 'h.previous_msp_id')
    .select([
      'l.kind',
      'l.sha256',
      'l.rendered_at as madeAt',
      'h.number',
      'c.name as clientName',
      'c.call_back_phone as callBackPhone',
      'p.name as previousMspName',
    ])
    .select(sql<null>`null`.as('receipt'));
  return 'code' in asked
    ? letters
        .where('h.number', '=', asked.number)
        .where(begins('l.sha256', asked.code))
        .executeTakeFirst()
    : letters.where('l.sha256', '=', Buffer.from(asked.sha256, 'hex')).executeTakeFirst();
}

async function verifyReceipt(
  queries: Queries,
  asked: Exclude<AskedPaper, { by: 'letter' }>,
): Promise<VerifiedPaper | undefined> {
  const receipts = queries
    .selectFrom('receipt_papers as r')
    .innerJoin('submissions as s', 's.receipt_number', 'r.receipt_number')
    .innerJoin('handovers as h', 'h.id', 'r.handover_id')
    .innerJoin('clients as c', 'c.id', 'h.client_id')
    .innerJoin('previous_msps as p', 'p.id', 'h.previous_msp_id')
    .select([
      'r.receipt_number as number',
      'r.sha256',
      'r.pdf_sha256',
      's.receipt',
      's.finished_at',
      'r.made_at',
      'c.name as clientName',
      'c.call_back_phone as callBackPhone',
      'p.name as previousMspName',
    ]);
  const row = await (
    'code' in asked
      ? receipts
          .where('r.receipt_number', '=', asked.number)
          .where((e) => e.or([begins('r.sha256', asked.code), begins('r.pdf_sha256', asked.code)]))
      : receipts.where((e) => {
          const hash = Buffer.from(asked.sha256, 'hex');
          return e.or([e('r.sha256', '=', hash), e('r.pdf_sha256', '=', hash)]);
        })
  ).executeTakeFirst();
  if (!row) return undefined;
  const { receipt, finished_at: finishedAt, made_at: made, pdf_sha256: pdfSha256, ...paper } = row;
  return {
    ...paper,
    kind: 'receipt',
    madeAt: finishedAt ?? made,
    receipt: { by: receipt?.by.name ?? '', items: receipt?.items.length ?? 0, pdfSha256 },
  };
}

/** Whether the SHA-256 in a column begins with this code (lower-case hexadecimal). */
function begins(column: 'l.sha256' | 'r.sha256' | 'r.pdf_sha256', code: string) {
  return sql<boolean>`left(encode(${sql.ref(column)}, 'hex'), ${code.length}) = ${code}`;
}
