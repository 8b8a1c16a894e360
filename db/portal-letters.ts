import { sql } from 'kysely';
import type { Queries } from './pool';

export interface LetterFacts {
  kind: string;
  sha256: Buffer;
  renderedAt: Date;
}

/** The letters of a handover that exist, without their bytes. */
export async function listLetters(queries: Queries, handoverId: string): Promise<LetterFacts[]> {
  return queries
    .selectFrom('letters')
    .where('handover_id', '=', handoverId)
    .select(['kind', 'sha256', 'rendered_at as renderedAt'])
    .execute();
}

export async function readLetter(
  queries: Queries,
  handoverId: string,
  kind: string,
): Promise<{ pdf: Buffer; sha256: Buffer } | undefined> {
  return queries
    .selectFrom('letters')
    .where('handover_id', '=', handoverId)
    .where('kind', '=', kind)
    .select(['pdf', 'sha256'])
    .executeTakeFirst();
}

export interface VerifiedLetter extends LetterFacts {
  number: string;
  clientName: string;
  previousMspName: string;
}

/**
 * The letter that has this number and whose SHA-256 begins with this code (lower-case hex). Both have to be
 * right, so that numbers alone tell nobody who our clients are.
 */
export async function verifyLetter(
  queries: Queries,
  number: string,
  code: string,
): Promise<VerifiedLetter | undefined> {
  return queries
    .selectFrom('letters as l')
    .innerJoin('handovers as h', 'h.id', 'l.handover_id')
    .innerJoin('clients as c', 'c.id', 'h.client_id')
    .innerJoin('previous_msps as p', 'p.id', 'h.previous_msp_id')
    .where('h.number', '=', number)
    .where(sql<string>`left(encode(l.sha256, 'hex'), ${code.length})`, '=', code)
    .select([
      'l.kind',
      'l.sha256',
      'l.rendered_at as renderedAt',
      'h.number',
      'c.name as clientName',
      'p.name as previousMspName',
    ])
    .executeTakeFirst();
}
